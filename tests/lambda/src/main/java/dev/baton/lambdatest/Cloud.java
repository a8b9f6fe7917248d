package dev.baton.lambdatest;

import dev.baton.engine.record.Texts;
import dev.baton.parts.DynamoDbLocal;
import dev.baton.parts.S3Proxy;
import dev.baton.store.dynamodb.CloudSettings;
import dev.baton.store.dynamodb.CloudStores;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A table and a bucket of a test's own, in servers that all tests of this process share. */
public final class Cloud {
    /** What the tests' callers send; the functions know its digest alone. */
    public static final String ADMIN_KEY = "the-admin-key-of-the-tests";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final class Servers {
        private static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.start();
        private static final S3Proxy S3 = S3Proxy.start();
    }

    private final String name;
    private final URI dynamoDb;

    private Cloud(String name, URI dynamoDb) {
        this.name = name;
        this.dynamoDb = dynamoDb;
    }

    /** Makes the table and the bucket. */
    public static Cloud create(String name) {
        Cloud cloud = new Cloud(name, Servers.DYNAMO_DB.endpoint());
        CloudSettings settings = cloud.settings();
        // Where the emulators have just started, the first who asks waits until they have warmed up.
        CloudStores.create(new CloudSettings(
                settings.table(), settings.bucket(), settings.dynamoEndpoint(), settings.s3Endpoint(), PATIENCE));
        return cloud;
    }

    /** The same, with something between the functions and DynamoDB. */
    Cloud behind(URI proxy) {
        return new Cloud(name, proxy);
    }

    URI dynamoDb() {
        return dynamoDb;
    }

    private CloudSettings settings() {
        return CloudSettings.fromEnvironment(environment());
    }

    /** The stores, for a test that looks at what stands there. */
    CloudStores open() {
        return CloudStores.open(settings(), Clock.systemUTC());
    }

    /** A function's environment, as Terraform sets it, and where the servers are. */
    public Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        variables.put("BATON_TABLE", name);
        variables.put("BATON_BUCKET", name);
        variables.put("BATON_ADMIN_KEY_SHA256", keyDigest());
        variables.put("BATON_PUBLIC_URL", "https://" + UrlEvent.DOMAIN);
        variables.put("BATON_LOG_LEVEL", "DEBUG");
        // An emulator on a busy machine is slower than DynamoDB.
        variables.put("BATON_STORE_BUDGET_MS", "20000");
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", S3Proxy.ACCESS_KEY);
        variables.put("AWS_SECRET_ACCESS_KEY", S3Proxy.SECRET_KEY);
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
        variables.put("AWS_ENDPOINT_URL_S3", Servers.S3.endpoint().toString());
        return variables;
    }

    /** The digest of the admin key, as functions are told it. */
    static String keyDigest() {
        return Texts.hash(ADMIN_KEY);
    }
}
