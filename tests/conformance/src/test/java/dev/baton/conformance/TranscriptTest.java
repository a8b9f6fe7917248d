package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every exchange of a real generated client, said again: the replies are the same, field by field; ids may differ. */
@QuarkusTest
class TranscriptTest extends TorcCase {
    @Test
    void a_generated_client_gets_the_replies_of_the_transcript() throws IOException {
        Wire wire = new Wire(base);
        Replay replay = new Replay();
        List<Executable> claims = new ArrayList<>();
        int number = 0;
        for (Exchange exchange : exchanges()) {
            String title = ++number + ": " + exchange.method() + " " + exchange.path();
            String kind = Replay.kind(exchange.path());
            String body = exchange.body() == null
                    ? null
                    : replay.body(kind, Wire.JSON.readTree(exchange.body())).toString();
            Wire.Reply reply = wire.call(exchange.method(), replay.path(exchange.path()), body);
            JsonNode expected = exchange.expected();
            if (exchange.path().endsWith("/version")) {
                claims.add(() -> assertTrue(reply.body().isTextual(), title));
            } else {
                List<String> differences = replay.differences(kind, expected, reply.body(), exchange.complete());
                claims.add(() -> assertEquals(List.of(), differences, title));
            }
            claims.add(() -> assertEquals(exchange.status(), reply.status(), title));
        }
        assertEquals(45, number);
        assertAll(claims);
    }

    private static List<Exchange> exchanges() throws IOException {
        try (InputStream text = TranscriptTest.class.getResourceAsStream("/torc/traffic.txt")) {
            return Exchange.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }
}
