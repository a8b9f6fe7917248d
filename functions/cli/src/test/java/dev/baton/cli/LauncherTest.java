package dev.baton.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher scripts, copied beside a java of our own that tells how it was called. */
class LauncherTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final String JAVA = """
            #!/bin/sh
            case "$*" in
            *ClientMain*) echo "client $*"; exit ${CLIENT_CODE:-0} ;;
            *) echo "application $*"; exit 3 ;;
            esac
            """;

    @TempDir
    Path temporary;

    private Path root;
    private Path java;
    private String out;

    @BeforeEach
    void copy() throws IOException {
        root = Files.createDirectories(temporary.resolve("a house"));
        Files.createDirectories(root.resolve("functions/cli/bin"));
        Files.createDirectories(root.resolve("functions/cli/src/main"));
        Files.createDirectories(root.resolve("functions/cli/target"));
        Files.createDirectories(root.resolve("events"));
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(root.resolve("pom.xml"), "");
        Files.writeString(root.resolve("functions/cli/pom.xml"), "");
        for (String file : new String[] {
            "baton", "mvnw", ".mvn/jdk.sh", ".mvn/prepare.sh", "functions/cli/bin/baton", "functions/cli/bin/torc"
        }) {
            Files.copy(REPOSITORY.resolve(file), root.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        java = script("java", JAVA);
        Path target = root.resolve("functions/cli/target");
        Files.writeString(target.resolve("baton-cli.jar"), "");
        Files.writeString(target.resolve("baton-cli-runner.jar"), "");
        Files.writeString(target.resolve("launch.sh"), "java='" + java + "'\n");
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(temporary.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private int launch(Map<String, String> environment, String command, String... arguments) throws Exception {
        var words = new ArrayList<String>();
        words.add(command);
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).directory(temporary.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(BATON|TORC|LC|JAVA)_.*|LANG"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        out = new String(process.getInputStream().readAllBytes());
        return process.waitFor();
    }

    private String baton() {
        return root.resolve("baton").toString();
    }

    @Test
    void a_client_verb_runs_in_the_light_process() throws Exception {
        assertEquals(0, launch(Map.of(), baton(), "jobs", "list", "1", "a b"));
        assertTrue(out.startsWith("client "), out);
        assertTrue(out.contains("-Dbaton.name=baton "), out);
        assertTrue(out.contains("-Dbaton.terminal.out=false"), out);
        assertTrue(out.contains("-Dbaton.bin=" + root + "/functions/cli/bin "), out);
        assertTrue(out.endsWith("ClientMain jobs list 1 a b\n"), out);
    }

    @Test
    void its_exit_code_is_the_commands() throws Exception {
        assertEquals(1, launch(Map.of("CLIENT_CODE", "1"), baton(), "jobs", "list", "1"));
    }

    @Test
    void without_a_server_the_application_runs_the_same_arguments() throws Exception {
        assertEquals(3, launch(Map.of("CLIENT_CODE", "75"), baton(), "jobs", "list", "1"));
        assertTrue(out.lines().toList().get(1).startsWith("application "), out);
        assertTrue(out.endsWith("baton-cli-runner.jar jobs list 1\n"), out);
    }

    @Test
    void the_application_starts_by_the_jar_that_was_prepared_before_it() throws Exception {
        Files.writeString(root.resolve("functions/cli/target/application.jar"), "");
        assertEquals(3, launch(Map.of(), baton(), "server"));
        assertTrue(out.endsWith("/application.jar server\n"), out);
    }

    @Test
    void verbs_of_the_application_go_there_at_once() throws Exception {
        for (String verb : new String[] {"server", "run", "worker"}) {
            assertEquals(3, launch(Map.of(), baton(), verb, "x"));
            assertTrue(out.startsWith("application "), out);
        }
    }

    @Test
    void flags_of_the_users_come_last_and_what_is_short_goes_without_the_optimizing_compiler() throws Exception {
        Map<String, String> flags = Map.of("BATON_JAVA_OPTIONS", "-Xmx1g -Dx=y");
        launch(flags, baton(), "server");
        assertTrue(out.contains(" -Xmx1g -Dx=y ") && !out.contains("TieredStopAtLevel"), out);
        launch(flags, baton(), "run", "x");
        assertTrue(out.matches("(?s).* -XX:TieredStopAtLevel=1 .* -Xmx1g -Dx=y .*"), out);
    }

    @Test
    void of_many_that_find_a_dead_holder_one_at_a_time_has_the_lock() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path contest = script("contest", """
                #!/bin/sh
                root=$1 target=$1/functions/cli/target
                mkdir "$target/launch.lock"
                echo %d >"$target/launch.lock/pid"
                for one in 1 2 3 4 5 6; do
                  sh -c '. "$0/.mvn/prepare.sh"; target=$0/functions/cli/target
                    baton_lock
                    mkdir "$target/inside" && (: | cat | cat) && rmdir "$target/inside" && echo alone
                    baton_unlock' "$root" &
                done
                wait
                """.formatted(dead.pid()));
        launch(Map.of(), contest.toString(), root.toString());
        assertEquals("alone\n".repeat(6), out);
    }

    @Test
    void called_as_torc_it_says_so_even_through_a_link() throws Exception {
        assertEquals(0, launch(Map.of(), root.resolve("functions/cli/bin/torc").toString(), "jobs"));
        assertTrue(out.contains("-Dbaton.name=torc "), out);
        Path link = Files.createSymbolicLink(temporary.resolve("torc"), root.resolve("functions/cli/bin/torc"));
        assertEquals(0, launch(Map.of(), link.toString(), "jobs"));
        assertTrue(out.contains("-Dbaton.name=torc "), out);
        assertTrue(out.contains("-Dbaton.bin=" + root + "/functions/cli/bin "), out);
    }

    @Test
    void a_changed_source_is_built_first_but_not_from_within_a_job() throws Exception {
        Path source = Files.writeString(root.resolve("functions/cli/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        Files.writeString(root.resolve("mvnw"), "#!/bin/sh\necho \"mvnw $*\"\nexit 1\n");
        assertEquals(0, launch(Map.of("BATON_JOB_ID", "7"), baton(), "jobs"));
        assertEquals(1, launch(Map.of(), baton(), "jobs"));
        assertTrue(out.startsWith("baton: building with "), out);
        assertTrue(out.contains("mvnw -q -B -Dstyle.color=never -DskipTests package -pl functions/cli -am"), out);
        assertTrue(out.endsWith("baton: the build failed\n"), out);
    }

    @Test
    void a_missing_jdk_is_told_in_one_line() throws Exception {
        Path finder = root.resolve(".mvn/jdk.sh");
        Files.writeString(
                finder, Files.readString(finder).replaceAll("(/usr|/opt|/Library|\"\\$HOME\")/", "/nowhere/"));
        Path tools = Files.createDirectories(temporary.resolve("tools"));
        for (String tool : new String[] {"sh", "sed", "readlink", "dirname"}) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/bin").resolve(tool));
        }
        Files.delete(root.resolve("functions/cli/target/launch.sh"));
        for (String launcher : new String[] {"baton", "mvnw"}) {
            int code = launch(
                    Map.of("PATH", tools.toString()), root.resolve(launcher).toString(), "x");
            assertEquals(1, code, out);
            assertEquals(1, out.lines().count(), out);
            assertTrue(out.startsWith(launcher + ": a JDK 21 or newer is missing: install one"), out);
        }
    }
}
