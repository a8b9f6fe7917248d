package dev.baton.store.dynamodb;

import dev.baton.engine.store.StoreLimitException;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The SDK's lasting exceptions as the engine knows them. */
final class Failures {
    /** Parts of DynamoDB's messages about limits that no check before the request can know. */
    private static final List<String> LIMITS =
            List.of("exceeded", "Number overflow", "Number underflow", "maximum allowed size", "size limit");

    private Failures() {}

    /** Of a request to the table. */
    static RuntimeException ofTable(String table, SdkException exception) {
        String code = code(exception);
        String said = said(exception);
        return switch (code) {
            case "ValidationException" ->
                LIMITS.stream().anyMatch(said::contains)
                        ? new StoreLimitException("DynamoDB: " + said)
                        : new IllegalArgumentException("DynamoDB: " + said, exception);
            case "ItemCollectionSizeLimitExceededException" -> new StoreLimitException("DynamoDB: " + said);
            case "ResourceNotFoundException" ->
                new StoreUnusableException(
                        "there is no table " + table + " with its index " + CloudTable.INDEX
                                + " in this region and account: create it with Terraform, or correct BATON_TABLE or AWS_REGION",
                        exception);
            default -> denied("DynamoDB", "the table " + table, code, said, exception);
        };
    }

    /** Of a request to the bucket. */
    static RuntimeException ofBucket(String bucket, SdkException exception) {
        String code = code(exception);
        String said = said(exception);
        return switch (code) {
            case "NoSuchBucket" ->
                new StoreUnusableException(
                        "there is no bucket " + bucket
                                + ": create it with Terraform, or correct BATON_BUCKET or AWS_REGION",
                        exception);
            case "EntityTooLarge" -> new StoreLimitException("S3: " + said);
            default -> denied("S3", "the bucket " + bucket, code, said, exception);
        };
    }

    private static RuntimeException denied(
            String service, String what, String code, String said, SdkException exception) {
        String fix = code.contains("AccessDenied")
                ? ": let this function's role do that to " + what
                : code.isEmpty() ? ": check the credentials, the region and the endpoint of " + what : "";
        return new StoreUnusableException(service + " refuses: " + said + fix, exception);
    }

    static String code(SdkException exception) {
        return exception instanceof AwsServiceException service
                        && service.awsErrorDetails() != null
                        && service.awsErrorDetails().errorCode() != null
                ? service.awsErrorDetails().errorCode()
                : "";
    }

    private static String said(SdkException exception) {
        return exception instanceof AwsServiceException service
                        && service.awsErrorDetails() != null
                        && service.awsErrorDetails().errorMessage() != null
                ? service.awsErrorDetails().errorMessage()
                : String.valueOf(exception.getMessage());
    }
}
