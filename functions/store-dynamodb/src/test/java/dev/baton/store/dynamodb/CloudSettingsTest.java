package dev.baton.store.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloudSettingsTest {
    private static final Map<String, String> LEAST = Map.of("BATON_TABLE", "t", "BATON_BUCKET", "b");

    private static CloudSettings with(String name, String value) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put(name, value);
        return CloudSettings.fromEnvironment(environment);
    }

    private static void refused(String name, String value) {
        String message = assertThrows(IllegalArgumentException.class, () -> with(name, value))
                .getMessage();
        assertTrue(message.contains(name), message);
    }

    @Test
    void a_table_and_a_bucket_are_enough() {
        assertEquals(
                new CloudSettings("t", "b", Optional.empty(), Optional.empty(), Duration.ofSeconds(5)),
                CloudSettings.fromEnvironment(LEAST));
    }

    @Test
    void what_is_missing_or_of_no_use_is_named() {
        refused("BATON_TABLE", " ");
        refused("BATON_BUCKET", "");
        refused("AWS_ENDPOINT_URL_DYNAMODB", "localhost:8000");
        refused("AWS_ENDPOINT_URL", "ftp://x");
        refused("AWS_ENDPOINT_URL_S3", "http://a b");
        refused("BATON_STORE_BUDGET_MS", "5s");
        refused("BATON_STORE_BUDGET_MS", "10");
    }

    @Test
    void one_address_may_stand_for_both_and_each_service_may_have_its_own() {
        URI both = URI.create("http://127.0.0.1:4566");
        assertEquals(
                Optional.of(both), with("AWS_ENDPOINT_URL", both.toString()).s3Endpoint());
        assertEquals(
                Optional.of(both), with("AWS_ENDPOINT_URL", both.toString()).dynamoEndpoint());
        assertEquals(
                Optional.of(both), with("AWS_ENDPOINT_URL_S3", both.toString()).s3Endpoint());
        assertEquals(
                Optional.empty(), with("AWS_ENDPOINT_URL_S3", both.toString()).dynamoEndpoint());
    }

    @Test
    void the_budget_is_in_milliseconds() {
        assertEquals(
                Duration.ofMillis(750), with("BATON_STORE_BUDGET_MS", "750").budget());
    }
}
