package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The list of Torc's operations against what is served and against what the OpenAPI document says. */
@QuarkusTest
class OperationsTest {
    /** What we offer beyond the list. */
    private static final Map<String, String> MORE = Map.of("stream_events", "GET /workflows/{id}/events/stream");

    /** Parameters that the list leaves out, or that are ours. */
    private static final Map<String, Set<String>> PARAMETERS = Map.of("retry_job", Set.of("max_retries!"));

    @TestHTTPResource("/")
    URI base;

    record Operation(String method, String path, String name, Set<String> query) {}

    static List<Operation> operations() throws IOException {
        try (InputStream text = OperationsTest.class.getResourceAsStream("/torc/operations.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(OperationsTest::operation)
                    .toList();
        }
    }

    private static Operation operation(String line) {
        String[] sides = line.split("\\|", -1);
        String[] head = sides[0].strip().split(" ");
        Set<String> query = Stream.of(sides[1].strip().split(" "))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
        query.addAll(PARAMETERS.getOrDefault(head[2], Set.of()));
        return new Operation(head[0], head[1], head[2], query);
    }

    private JsonNode document(String path) {
        Wire.Reply reply = new Wire(base).call("GET", path, null);
        assertEquals(200, reply.status());
        return reply.body();
    }

    @Test
    void every_operation_is_served() throws IOException {
        List<Operation> operations = operations();
        assertEquals(114, operations.size());
        List<Executable> claims = new ArrayList<>();
        for (Operation operation : operations) {
            String path = "/torc-service/v1"
                    + operation.path().replace("{status}", "completed").replaceAll("\\{\\w+}", "1");
            String body = operation.name().equals("create_remote_workers") ? "[]" : "{}";
            Wire.Reply reply = new Wire(base)
                    .call(operation.method(), path, operation.method().equals("GET") ? null : body);
            String message = reply.body().at("/error/message").asText();
            claims.add(() -> assertFalse(
                    reply.status() == 405
                            || reply.status() >= 500
                            || message.startsWith("no such path")
                            || message.isEmpty() && reply.status() != 200,
                    operation.name() + ": " + reply));
        }
        assertAll(claims);
    }

    @Test
    void the_document_has_the_operations_of_the_list_and_their_parameters() throws IOException {
        JsonNode document = document("/torc-service/v1/openapi.json");
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey() + " "
                                        + method.getValue().get("operationId").textValue() + " "
                                        + query(method.getValue()))));
        Set<String> listed = new TreeSet<>();
        operations()
                .forEach(each -> listed.add(
                        each.method() + " " + each.path() + " " + each.name() + " " + new TreeSet<>(each.query())));
        Set<String> missing = new TreeSet<>(listed);
        missing.removeAll(described);
        assertEquals(
                Set.of(),
                missing.stream().filter(line -> !allowed(line, described)).collect(Collectors.toSet()));
        assertEquals(listed.size() + MORE.size(), described.size());
        MORE.forEach((name, path) -> assertTrue(
                described.stream().anyMatch(line -> line.startsWith(path + " " + name)), described::toString));
    }

    /** A list may know more parameters than Torc's does. */
    private static boolean allowed(String listed, Set<String> described) {
        String head = listed.substring(0, listed.indexOf('['));
        Set<String> wanted = names(listed);
        return described.stream()
                .anyMatch(line -> line.startsWith(head) && names(line).containsAll(wanted));
    }

    private static Set<String> names(String line) {
        return Set.of(line.substring(line.indexOf('[') + 1, line.length() - 1).split(", "));
    }

    private static Set<String> query(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.get("in").textValue().equals("query")) {
                names.add(parameter.get("name").textValue()
                        + (parameter.get("required").booleanValue() ? "!" : ""));
            }
        }
        return names;
    }

    @Test
    void every_reference_in_the_documents_leads_somewhere() {
        for (String path :
                List.of("/openapi", "/torc-service/v1/openapi.json", "/_db/workflows/torc-service/openapi.json")) {
            JsonNode document = document(path);
            Set<String> missing = new TreeSet<>();
            document.findValuesAsText("$ref").stream()
                    .filter(reference -> document.at(reference.substring(1)).isMissingNode())
                    .forEach(missing::add);
            assertEquals(Set.of(), missing);
        }
    }

    @Test
    void the_document_of_2023_names_the_methods_of_the_seeds() {
        List<String> names =
                document("/_db/workflows/torc-service/openapi.json").findValuesAsText("operationId");
        assertTrue(
                names.containsAll(List.of(
                        "post_jobs_user_data_workflow_key",
                        "get_jobs_user_data_workflow_key",
                        "get_workflows_workflow_jobs_key_user_data_stores",
                        "get_workflows_workflow_jobs_key_user_data_consumes",
                        "put_workflows_workflow_user_data_key")),
                names::toString);
    }
}
