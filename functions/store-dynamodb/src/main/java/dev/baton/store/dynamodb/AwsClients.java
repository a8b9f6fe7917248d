package dev.baton.store.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The SDK's clients, made for short cold starts: no profile files unless credentials can come from nowhere else, no discovery
 * of endpoints, the JDK's own HTTP connections. They try once: {@link Tries} repeat.
 */
record AwsClients(CloudSettings settings, Map<String, String> environment) {
    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** How long a try to DynamoDB may take: two fifths of the budget, so that a second one fits. */
    Duration itemAttempt() {
        return settings.budget().multipliedBy(2).dividedBy(5);
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb(http(itemAttempt()));
    }

    DynamoDbClient dynamoDb(SdkHttpClient http) {
        var builder = DynamoDbClient.builder().endpointDiscoveryEnabled(false).httpClient(http);
        settings.dynamoEndpoint().ifPresent(builder::endpointOverride);
        return common(builder, settings.dynamoEndpoint()).build();
    }

    S3Client s3() {
        return s3(http(settings.budget()));
    }

    S3Client s3(SdkHttpClient http) {
        var builder = S3Client.builder()
                .serviceConfiguration(s3Configuration())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClient(http);
        settings.s3Endpoint().ifPresent(builder::endpointOverride);
        return common(builder, settings.s3Endpoint()).build();
    }

    S3Presigner presigner() {
        var builder = S3Presigner.builder()
                .serviceConfiguration(s3Configuration())
                .credentialsProvider(credentials(settings.s3Endpoint()))
                .region(region(settings.s3Endpoint()));
        settings.s3Endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B common(B builder, Optional<URI> endpoint) {
        var override = ClientOverrideConfiguration.builder().retryStrategy(DefaultRetryStrategy.doNotRetry());
        if (!needsProfiles(endpoint)) {
            ProfileFile none = ProfileFile.aggregator().build();
            override.defaultProfileFileSupplier(() -> none);
        }
        return builder.overrideConfiguration(override.build())
                .credentialsProvider(credentials(endpoint))
                .region(region(endpoint));
    }

    /** Buckets stand in the path where the address is not AWS's own; chunks would sign what S3's checksum guards already. */
    private S3Configuration s3Configuration() {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(settings.s3Endpoint().isPresent())
                .chunkedEncodingEnabled(false)
                .build();
    }

    static SdkHttpClient http(Duration read) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(read.compareTo(CONNECT) < 0 ? read : CONNECT)
                .socketTimeout(read)
                .build();
    }

    /** Those of the environment, as Lambda sets them; SnapStart gives them by a local address instead. */
    private AwsCredentialsProvider credentials(Optional<URI> endpoint) {
        if (environment.containsKey("AWS_ACCESS_KEY_ID")) {
            return EnvironmentVariableCredentialsProvider.create();
        }
        if (environment.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI")
                || environment.containsKey("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")) {
            return ContainerCredentialsProvider.builder().build();
        }
        if (isEmulator(endpoint)) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        }
        return DefaultCredentialsProvider.builder().build();
    }

    private boolean needsProfiles(Optional<URI> endpoint) {
        return credentials(endpoint) instanceof DefaultCredentialsProvider;
    }

    private Region region(Optional<URI> endpoint) {
        String named = environment.getOrDefault("AWS_REGION", environment.get("AWS_DEFAULT_REGION"));
        if (named != null) {
            return Region.of(named);
        }
        return isEmulator(endpoint) ? Region.US_EAST_1 : new DefaultAwsRegionProviderChain().getRegion();
    }

    /** No service of AWS is reached without TLS. */
    private static boolean isEmulator(Optional<URI> endpoint) {
        return endpoint.filter(uri -> "http".equals(uri.getScheme())).isPresent();
    }
}
