package dev.baton.store.dynamodb;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where the cloud's stores are, and how long an operation may take with all its tries. Immutable.
 *
 * @param table the DynamoDB table
 * @param bucket the S3 bucket
 * @param dynamoEndpoint another address than the region's, of an emulator or a private endpoint
 * @param s3Endpoint another address than the region's, to be used with the bucket in the path
 * @param budget from 100 ms to 15 minutes; 5 s unless told
 */
public record CloudSettings(
        String table, String bucket, Optional<URI> dynamoEndpoint, Optional<URI> s3Endpoint, Duration budget) {
    public static final Duration USUAL_BUDGET = Duration.ofSeconds(5);

    private static final long LEAST_MILLIS = 100;
    private static final long MOST_MILLIS = Duration.ofMinutes(15).toMillis();

    public CloudSettings {
        long millis = budget.toMillis();
        if (millis < LEAST_MILLIS || millis > MOST_MILLIS) {
            throw new IllegalArgumentException("the store's budget is " + LEAST_MILLIS + " to " + MOST_MILLIS
                    + " ms, not " + millis + ": correct BATON_STORE_BUDGET_MS");
        }
    }

    /**
     * Reads BATON_TABLE, BATON_BUCKET, AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_S3 (AWS_ENDPOINT_URL stands for each)
     * and BATON_STORE_BUDGET_MS; the first two must be there.
     *
     * @throws IllegalArgumentException where one is missing or cannot be used; the message names it and the fix
     */
    public static CloudSettings fromEnvironment(Map<String, String> environment) {
        return new CloudSettings(
                required(environment, "BATON_TABLE", "the DynamoDB table"),
                required(environment, "BATON_BUCKET", "the S3 bucket"),
                endpoint(environment, "AWS_ENDPOINT_URL_DYNAMODB"),
                endpoint(environment, "AWS_ENDPOINT_URL_S3"),
                present(environment, "BATON_STORE_BUDGET_MS")
                        .map(CloudSettings::millis)
                        .orElse(USUAL_BUDGET));
    }

    private static Optional<String> present(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String required(Map<String, String> environment, String name, String what) {
        return present(environment, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is not set: set it to the name of " + what + " that Terraform made"));
    }

    private static Optional<URI> endpoint(Map<String, String> environment, String name) {
        Optional<String> own = present(environment, name);
        String from = own.isPresent() ? name : "AWS_ENDPOINT_URL";
        return own.or(() -> present(environment, from)).map(value -> address(from, value));
    }

    private static URI address(String name, String value) {
        try {
            URI uri = new URI(value);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw new IllegalArgumentException(
                name + " must be an address such as http://127.0.0.1:8000, not '" + value + "'");
    }

    private static Duration millis(String text) {
        try {
            return Duration.ofMillis(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "BATON_STORE_BUDGET_MS must be a whole number of milliseconds such as 5000, not '" + text + "'");
        }
    }
}
