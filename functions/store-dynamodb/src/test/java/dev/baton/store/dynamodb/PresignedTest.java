package dev.baton.store.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.BlobStore;
import dev.baton.storekit.BlobStoreUnderTest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses that anyone can use without credentials, for bytes that a function's answer cannot carry. */
class PresignedTest implements BlobStoreUnderTest {
    private static final Duration VALID = Duration.ofMinutes(5);

    private BlobStore store;

    @BeforeEach
    void open() {
        CloudSettings settings = Emulators.blobs();
        try (var client = new AwsClients(settings, Map.of()).s3()) {
            CloudBucket.create(client, settings.bucket());
        }
        store = CloudStores.open(settings, Clock.systemUTC()).blobs();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public BlobStore blobs() {
        return store;
    }

    private static HttpURLConnection request(URI address, String method) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod(method);
        return connection;
    }

    @Test
    void a_blob_is_read_from_its_address() throws IOException {
        for (String key : new String[] {"runs/7/report 1.txt", "h\u00e9/+%~"}) {
            put(key, "hello");
            HttpURLConnection get = request(store.presignGet(key, VALID).orElseThrow(), "GET");
            assertEquals(200, get.getResponseCode());
            assertEquals("hello", new String(get.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_blob_is_written_to_its_address_by_a_plain_put() throws IOException {
        HttpURLConnection put = request(store.presignPut("up/load", VALID).orElseThrow(), "PUT");
        put.setDoOutput(true);
        put.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
        assertEquals(200, put.getResponseCode());
        assertEquals("hello", read("up/load"));
        assertEquals(
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                store.head("up/load").orElseThrow().sha256());
    }

    @Test
    void an_address_serves_its_own_key_and_method_only() throws IOException {
        put("a", "x");
        put("b", "y");
        String address = store.presignGet("a", VALID).orElseThrow().toString();
        assertTrue(address.contains("/a?"), address);
        assertEquals(
                403, request(URI.create(address.replace("/a?", "/b?")), "GET").getResponseCode());
        assertEquals(403, request(URI.create(address), "DELETE").getResponseCode());
        assertEquals("x", read("a"));
    }
}
