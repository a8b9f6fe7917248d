package dev.baton.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static int status(URI endpoint) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) endpoint.resolve("/").toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    @Test
    void dynamodb_listens_when_it_has_started_and_no_more_when_closed() throws IOException {
        URI endpoint;
        try (DynamoDbLocal local = DynamoDbLocal.start()) {
            endpoint = local.endpoint();
            assertEquals(400, status(endpoint), "a request without a signature is refused");
        }
        assertThrows(ConnectException.class, () -> status(endpoint));
    }

    @Test
    void s3_listens_when_it_has_started_and_no_more_when_closed() throws IOException {
        URI endpoint;
        try (S3Proxy proxy = S3Proxy.start()) {
            endpoint = proxy.endpoint();
            assertEquals(403, status(endpoint), "a request without a signature is refused");
        }
        assertThrows(ConnectException.class, () -> status(endpoint));
    }
}
