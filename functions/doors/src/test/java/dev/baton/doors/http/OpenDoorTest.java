package dev.baton.doors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OpenDoorTest.Open.class)
class OpenDoorTest {
    /** A server without a key. */
    public static class Open implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("baton.open", "true");
        }
    }

    private static final String PATH = "/torc-service/v1/files?workflow_id=1";

    @TestHTTPResource("/")
    URI base;

    @Test
    void an_open_server_answers_without_a_key() throws IOException {
        assertEquals(200, status("Host: localhost:8080"));
        assertEquals(200, status("Host: 127.0.0.1:8080\r\nOrigin: http://localhost:3000"));
    }

    @Test
    void an_open_server_answers_no_name_or_page_of_another_site() throws IOException {
        assertEquals(403, status("Host: rebound.example:8080"));
        assertEquals(403, status("Host: localhost:8080\r\nOrigin: https://evil.example"));
    }

    /** By hand, since no HTTP client sets these headers as it is told. */
    private int status(String headers) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + PATH + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(reply.substring(9, 12));
        }
    }
}
