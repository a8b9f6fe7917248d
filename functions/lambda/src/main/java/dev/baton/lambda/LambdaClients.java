package dev.baton.lambda;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Clients of Lambda, made for short cold starts as the stores' are: no profile files unless credentials can come from nowhere
 * else. AWS_ENDPOINT_URL_LAMBDA names another address than the region's.
 */
record LambdaClients(Map<String, String> environment) {
    /** A client of this region, whose calls take so long at most with all their tries. */
    LambdaClient of(String region, Duration longest) {
        AwsCredentialsProvider credentials = credentials();
        var override = ClientOverrideConfiguration.builder().apiCallTimeout(longest);
        if (!(credentials instanceof DefaultCredentialsProvider)) {
            ProfileFile none = ProfileFile.aggregator().build();
            override.defaultProfileFileSupplier(() -> none);
        }
        var client = LambdaClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(credentials)
                .overrideConfiguration(override.build());
        return region == null
                ? client.build()
                : client.region(Region.of(region)).build();
    }

    /** The region that the functions run in; null where only the SDK may find out. */
    String ownRegion() {
        return environment.get("AWS_REGION");
    }

    /** Those of the environment, as Lambda sets them; SnapStart gives them by a local address instead. */
    private AwsCredentialsProvider credentials() {
        if (environment.containsKey("AWS_ACCESS_KEY_ID")) {
            return EnvironmentVariableCredentialsProvider.create();
        }
        if (environment.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI")
                || environment.containsKey("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")) {
            return ContainerCredentialsProvider.builder().build();
        }
        return DefaultCredentialsProvider.builder().build();
    }
}
