package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A seed's workflow, from the command through the zip: events of a function URL in, ticks by hand, a worker that runs the jobs. */
final class SeedTest {
    private static final String SPEC = "user_data_workflow.yaml";
    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    Path folder;

    @Test
    void the_tutorial_runs_to_its_end() throws Exception {
        try (InputStream seed = SeedTest.class.getResourceAsStream("/seed/" + SPEC)) {
            Files.write(folder.resolve(SPEC), seed.readAllBytes());
        }
        Cloud cloud = Cloud.create("seed");
        try (FunctionUrl url = FunctionUrl.open(cloud.environment(), 2);
                Function tick = Function.start(Role.TICK, cloud.environment())) {
            String id = json(url.url(), "workflows", "create", SPEC).get("id").asText();
            said(url.url(), "workflows", "initialize-jobs", id);
            Process worker = command(url.url(), "worker", id, "--poll-interval", "0.2")
                    .redirectOutput(folder.resolve("worker").toFile())
                    .start();
            for (long second = 0; second < PATIENCE_SECONDS && !worker.waitFor(1, TimeUnit.SECONDS); second++) {
                tick.invoke("{\"kind\":\"tick\"}");
            }
            assertTrue(worker.waitFor(1, TimeUnit.SECONDS), () -> read("worker"));
            assertEquals(0, worker.exitValue(), () -> read("worker") + read("errors"));
            assertEquals(
                    Map.of("generate_config", "completed", "train_model", "completed", "evaluate_model", "completed"),
                    statuses(url.url(), id));
            JsonNode data = json(url.url(), "user-data", "list", id).get(0).get("data");
            assertEquals(10, data.get("epochs").asInt(), data::toString);
            assertEquals(0.001, data.get("learning_rate").asDouble());
        }
    }

    private Map<String, String> statuses(URI url, String id) throws Exception {
        Map<String, String> statuses = new java.util.HashMap<>();
        json(url, "jobs", "list", id)
                .forEach(job ->
                        statuses.put(job.get("name").asText(), job.get("status").asText()));
        return statuses;
    }

    private JsonNode json(URI url, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("-f", "json"));
        return new ObjectMapper().readTree(said(url, words.toArray(String[]::new)));
    }

    /** What the command printed, which must have ended well. */
    private String said(URI url, String... arguments) throws Exception {
        Process process = command(url, arguments)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(ended, () -> read("errors"));
        assertEquals(0, process.exitValue(), () -> read("out") + read("errors"));
        return read("out");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The command as a user calls it, with the URL and the key of the deployment. */
    private ProcessBuilder command(URI url, String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(Zip.REPOSITORY.resolve("baton").toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                // The launcher says there when it builds or prepares something.
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors").toFile()))
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(BATON|TORC)_.*"));
        builder.environment().put("BATON_URL", url.toString());
        builder.environment().put("BATON_API_KEY", Cloud.ADMIN_KEY);
        builder.environment().put("BATON_DATA", folder.resolve(".baton").toString());
        return builder;
    }
}
