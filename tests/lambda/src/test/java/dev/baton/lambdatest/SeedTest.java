package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A seed's workflow, from the command through the zip: events of a function URL in, ticks by hand, a worker that runs the jobs. */
final class SeedTest {
    private static final String SPEC = "user_data_workflow.yaml";

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
            Verb baton = new Verb(url.url(), folder);
            String id = baton.json("workflows", "create", SPEC).get("id").asText();
            baton.said("workflows", "initialize-jobs", id);
            Process worker = baton.command("worker", id, "--poll-interval", "0.2")
                    .redirectOutput(folder.resolve("worker").toFile())
                    .start();
            for (long second = 0; second < Verb.PATIENCE_SECONDS && !worker.waitFor(1, TimeUnit.SECONDS); second++) {
                tick.invoke("{\"kind\":\"tick\"}");
            }
            assertTrue(worker.waitFor(1, TimeUnit.SECONDS), () -> baton.read("worker"));
            assertEquals(0, worker.exitValue(), () -> baton.read("worker") + baton.read("errors"));
            Map<String, String> statuses = new TreeMap<>();
            baton.json("jobs", "list", id)
                    .forEach(job -> statuses.put(
                            job.get("name").asText(), job.get("status").asText()));
            assertEquals(
                    Map.of("generate_config", "completed", "train_model", "completed", "evaluate_model", "completed"),
                    statuses);
            JsonNode data = baton.json("user-data", "list", id).get(0).get("data");
            assertEquals(10, data.get("epochs").asInt(), data::toString);
            assertEquals(0.001, data.get("learning_rate").asDouble());
        }
    }
}
