package dev.baton.cli.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.cli.client.Failure;
import dev.baton.cli.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs a scenario. */
class ScenarioTest {
    @TempDir
    Path folder;

    private ScenarioLanguage language() {
        return new ScenarioLanguage(folder.toString(), folder.resolve("modules"));
    }

    private List<String> interpreter(String scenario) throws IOException {
        return language().interpreter(Files.writeString(folder.resolve("sparrowfile"), scenario));
    }

    private void program(String name, String text) throws IOException {
        Path program = Files.writeString(folder.resolve(name), text);
        assertTrue(program.toFile().setExecutable(true));
    }

    @Test
    void the_first_line_names_the_interpreter() throws IOException {
        assertEquals(List.of("/usr/bin/env", "python3"), interpreter("#!/usr/bin/env python3\nprint(1)\n"));
        assertEquals(List.of("raku", "-I."), interpreter("#! raku -I.\nexit 1"));
    }

    @Test
    void without_one_a_script_is_the_shells() throws IOException {
        assertEquals(List.of("bash"), interpreter("exit 3\n"));
        assertEquals(List.of("bash"), interpreter("# use of tags\ncurl -f $URL | my-tool say\n"));
    }

    @Test
    void what_reads_as_raku_needs_raku_and_says_so() throws IOException {
        for (String scenario : List.of(
                "use Sparky::JobApi;\n", "if tags()<stage> eq 'main' {}\n", "say 'x';\n", "class Pipeline {}\n")) {
            Failure lacks = assertThrows(Failure.class, () -> interpreter(scenario), scenario);
            assertTrue(lacks.getMessage().contains("there is no raku here: install it"), lacks.getMessage());
        }
    }

    @Test
    void our_own_modules_are_used_only_where_sparrows_are_not_installed() throws IOException {
        String raku = folder.resolve("raku").toString();
        program("raku", "#!/bin/sh\nexit 1\n");
        assertEquals(List.of(raku, "-I" + folder.resolve("modules"), "-MSparrow6::DSL"), interpreter("say 1;\n"));
        program("raku", "#!/bin/sh\nexit 0\n");
        assertEquals(List.of(raku, "-MSparrow6::DSL"), interpreter("say 1;\n"));
    }

    private Scenario scenario(Json sparrowdo) throws IOException {
        Files.writeString(folder.resolve("sparrowfile"), "true\n");
        return new Scenario("/x", 1, folder, Map.of("PATH", folder.toString()), sparrowdo, folder);
    }

    @Test
    void a_container_without_docker_and_another_host_fail_and_say_why() throws IOException {
        Scenario contained = scenario(Json.EMPTY.with("docker", Json.of("debian_bullseye")));
        Failure lacks = assertThrows(Failure.class, contained::command);
        assertEquals(
                "the job wants the container debian_bullseye, and there is no docker here: run a worker where it is",
                lacks.getMessage());
        Scenario away = scenario(Json.EMPTY.with("host", Json.of("elsewhere")));
        assertEquals(
                "sparrowdo's host is not supported: run a worker on elsewhere",
                assertThrows(Failure.class, away::command).getMessage());
    }
}
