package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Whatever nonsense an operation is sent, it answers with a status of the 4xx and a message. */
@QuarkusTest
class NeverABareErrorTest {
    private static final List<String> BODIES = List.of(
            "",
            "nonsense",
            "null",
            "7",
            "[]",
            "[{}]",
            "{\"workflow_id\":\"x\",\"name\":7}",
            "{\"workflow_id\":1,\"id\":-1,\"name\":\"\",\"status\":\"gone\"}",
            "{\"workflow_id\":9223372036854775807,\"name\":\"a\\u0000b\",\"jobs\":{}}",
            "{\"workflow_id\":-9223372036854775808,\"jobs\":[7]}");
    private static final List<String> IDS = List.of(
            "x", "0", "-1", "1", "4194305", "9223372036854775807", "99999999999999999999", "%00", "%F0%9F%92%A5");
    private static final List<String> QUERIES = List.of(
            "",
            "?workflow_id=x",
            "?workflow_id=1&limit=-1",
            "?workflow_id=1&limit=99999999999999999999",
            "?workflow_id=1&offset=-1&sort_by=nothing",
            "?workflow_id=1&sort_by=id&reverse_sort=maybe",
            "?workflow_id=1&status=gone&job_id=x&is_active=perhaps&max_retries=x",
            "?workflow_id=4194305&produced_by_job_id=1&consumer_job_id=1&upstream_job_id=-4");

    @TestHTTPResource("/")
    URI base;

    @Test
    void no_operation_fails_on_nonsense() throws Exception {
        Wire wire = new Wire(base);
        wire.call("POST", "/torc-service/v1/workflows", "{\"name\":\"first\",\"user\":\"u\"}");
        List<Executable> claims = new ArrayList<>();
        for (OperationsTest.Operation operation : OperationsTest.operations()) {
            for (int i = 0; i < 10; i++) {
                String path = "/torc-service/v1"
                        + operation.path().replaceAll("\\{\\w+}", IDS.get(i % IDS.size()))
                        + QUERIES.get(i % QUERIES.size());
                String body = operation.method().equals("GET") ? null : BODIES.get(i);
                Wire.Reply reply = wire.call(operation.method(), path, body);
                boolean said = reply.status() < 300
                        || !reply.body().at("/error/message").asText().isBlank();
                claims.add(() -> assertTrue(
                        reply.status() < 500 && said, operation.method() + " " + path + " " + body + ": " + reply));
            }
        }
        assertAll(claims);
    }
}
