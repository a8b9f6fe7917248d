package dev.baton.client.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.client.MissingSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario finds in its variables. */
class ScenarioTest {
    @TempDir
    Path folder;

    private static Scenario tagged(String tags) {
        return Scenario.in(Map.of("SP6_TAGS", tags, "HOME_TOWN", "Łódź"));
    }

    @Test
    void tags_are_taken_apart_as_the_raku_client_does() {
        Map<String, String> tags = tagged("stage=main,c=a___comma___b___eq___c,flag,u=,twice=1,twice=2,"
                        + "t=.env[HOME_TOWN]!,n=a___nl___b___space___c")
                .tags();
        assertEquals(
                Map.of(
                        "stage", "main", "c", "a,b=c", "flag", "True", "u", "", "twice", "2", "t", "Łódź!", "n",
                        "a\nb c"),
                tags);
        assertTrue(Scenario.in(Map.of()).tags().isEmpty());
        assertEquals("", tagged("a=1").tag("b"));
    }

    @Test
    void its_server_is_named_by_batons_variable_or_by_sparkys_tags() {
        String port = ",SPARKY_TCP_PORT=4000";
        assertEquals(
                "http://127.0.0.1:4000",
                tagged("SPARKY_WORKER=localhost" + port).home());
        assertEquals(
                "https://host.docker.internal:4000",
                tagged("SPARKY_WORKER=docker,SPARKY_USE_TLS=True" + port).home());
        assertEquals(
                "https://b.example",
                Scenario.in(Map.of("BATON_URL", "https://b.example/")).home());
        assertThrows(MissingSettingException.class, tagged("SPARKY_WORKER=host" + port)::home);
        assertTrue(assertThrows(MissingSettingException.class, Scenario.in(Map.of())::home)
                .getMessage()
                .contains("BATON_URL"));
    }

    @Test
    void its_configuration_is_the_file_that_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("config.raku"), "%('list' => ['x',['y',],], 'no' => Any)\n");
        Scenario scenario = Scenario.in(Map.of("SP6_CONFIG", file.toString()));
        assertEquals("{\"list\":[\"x\",[\"y\"]],\"no\":null}", scenario.config().toString());
        assertEquals("{}", Scenario.in(Map.of()).config().toString());
        Files.writeString(file, "{\n  when => now\n}");
        assertTrue(assertThrows(IllegalStateException.class, scenario::config)
                .getMessage()
                .contains("config.raku: line 2 is not a plain value"));
    }

    @Test
    void its_text_is_the_file_beside_its_configuration() throws IOException {
        Files.writeString(folder.resolve("sparrowfile"), "say 1");
        Scenario scenario =
                Scenario.in(Map.of("SP6_CONFIG", folder.resolve("config.raku").toString()));
        assertEquals("say 1", scenario.text());
        assertTrue(assertThrows(MissingSettingException.class, Scenario.in(Map.of())::text)
                .getMessage()
                .contains("queue(config, file)"));
    }

    @Test
    void patience_is_a_variable() {
        assertEquals(Duration.ofMinutes(10), Scenario.in(Map.of()).patience());
        assertEquals(
                Duration.ofSeconds(30),
                Scenario.in(Map.of("SPARKY_JOB_TIMEOUT", "30")).patience());
    }

    @Test
    void no_token_is_shown_by_accident() {
        Scenario scenario =
                tagged("SPARKY_API_TOKEN=secret123456,SPARKY_PROJECT=p,SPARKY_WORKER=localhost,SPARKY_TCP_PORT=1");
        JobApi job = JobApi.of(scenario, which -> which.jobId("j").project("p"));
        assertFalse((scenario + " " + job + " " + job.info()).contains("secret"));
    }
}
