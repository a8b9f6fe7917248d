package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a function writes to its log. */
@Isolated("a store's budget of a fifth of a second")
final class LogTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> SECRETS = List.of(
            "secret-of-bearer",
            "c2VjcmV0LW9mLWJhc2lj",
            "secret-of-token",
            "secret-of-nonce",
            "secret-of-query",
            "secret-in-path-0123456789");

    @Test
    void every_line_is_an_object_that_names_the_request_and_what_it_is_about_and_no_secret() throws Exception {
        Cloud cloud = Cloud.create("log");
        try (FaultProxy proxy = new FaultProxy(cloud.dynamoDb())) {
            Map<String, String> environment = cloud.behind(proxy.url()).environment();
            environment.put("BATON_STORE_BUDGET_MS", "200");
            environment.put("QUARKUS_LOG_LEVEL", "DEBUG");
            environment.put("QUARKUS_LOG_CATEGORY__IO_QUARKUS__LEVEL", "DEBUG");
            try (FunctionUrl url = FunctionUrl.open(environment, 1)) {
                call(
                        url.url(),
                        "/torc-service/v1/workflows?x-nonce=secret-of-nonce&key=secret-of-query",
                        "Bearer secret-of-bearer");
                call(url.url(), "/torc-service/v1/workflows", "Basic c2VjcmV0LW9mLWJhc2lj");
                call(url.url(), "/callbacks/secret-in-path-0123456789", "Bearer " + Cloud.ADMIN_KEY);
                proxy.faults(operation -> Fault.FAILED);
                call(url.url(), "/torc-service/v1/jobs/4194305?token=secret-of-query", "Bearer " + Cloud.ADMIN_KEY);
                check(url.running().getFirst().log());
            }
        }
    }

    private static void call(URI url, String path, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", authorization)
                .header("Token", "secret-of-token")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }

    private static void check(String log) throws Exception {
        for (String secret : SECRETS) {
            assertFalse(log.contains(secret), secret + " in\n" + log);
        }
        assertFalse(log.contains(Cloud.ADMIN_KEY), log);
        JsonNode failed = null;
        for (String line : log.split("\n")) {
            JsonNode entry = JSON.readTree(line);
            assertTrue(entry.has("requestId") || entry.has("time"), line);
            if (entry.path("message").asText().contains("/jobs/4194305: 503")) {
                failed = entry;
            }
        }
        assertEquals(4194305, failed.get("job").asLong(), log);
        assertEquals(1, failed.get("workflow").asLong());
        assertEquals("WARN", failed.get("level").asText());
        assertEquals(36, failed.get("requestId").asText().length());
    }

    @Test
    void what_was_done_is_counted_in_metrics() throws Exception {
        try (FunctionUrl url = FunctionUrl.open(Cloud.create("metrics").environment(), 1)) {
            TorcClient client = TorcClient.create(
                    new Caller(url.url()),
                    "{name: m, jobs: [{name: a, command: x}, {name: b, command: x, depends_on: [a]}]}");
            long job = client.claim(1).getFirst();
            client.tryStart(job).good();
            client.tryComplete(job).good();
            String line = url.running()
                    .getFirst()
                    .log()
                    .lines()
                    .filter(each -> each.contains("JobsCompleted"))
                    .findFirst()
                    .orElseThrow();
            JsonNode metrics = JSON.readTree(line);
            assertEquals(1, metrics.get("JobsCompleted").asInt());
            assertEquals("baton-api", metrics.get("Function").asText());
            assertEquals(1, metrics.get("PropagationDelay").size());
            assertTrue(metrics.get("WriteUnits").asDouble() >= 2, line);
            JsonNode format = metrics.get("_aws").get("CloudWatchMetrics").get(0);
            assertEquals("Baton", format.get("Namespace").asText());
            format.get("Metrics")
                    .forEach(metric -> assertTrue(metrics.has(metric.get("Name").asText()), line));
        }
    }
}
