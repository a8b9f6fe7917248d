package dev.baton.lambdatest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Functions that actors run; they tell the end of their executions at the function URL, by the attempt's token. */
record EchoActors(Caller baton) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "_baton_execution_token";

    /** Logs its message and its context. */
    void echo(byte[] event) throws IOException, InterruptedException {
        JsonNode call = JSON.readTree(event);
        StringBuilder log =
                new StringBuilder("Contents of MSG: " + call.get("message").asText() + "\nEnvironment:\n");
        TreeMap<String, String> variables = new TreeMap<>();
        call.get("context")
                .properties()
                .forEach(each -> variables.put(each.getKey(), each.getValue().asText()));
        variables.remove(TOKEN);
        variables.forEach(
                (name, value) -> log.append(name).append('=').append(value).append('\n'));
        end(call, 0, log.toString());
    }

    /** Fails. */
    void fail(byte[] event) throws IOException, InterruptedException {
        end(JSON.readTree(event), 1, "");
    }

    private void end(JsonNode call, int exitCode, String logs) throws IOException, InterruptedException {
        ObjectNode end = JSON.createObjectNode()
                .put("attempt", call.get("attempt").asInt())
                .put("exitCode", exitCode)
                .put("logs", logs);
        String path = "/actors/v2/" + call.get("actorId").asText() + "/executions/"
                + call.get("executionId").asText() + "?x-execution-token="
                + call.get("context").get(TOKEN).asText();
        baton.send("PUT", path, "application/json", end.toString().getBytes(StandardCharsets.UTF_8))
                .good();
    }
}
