package dev.baton.store.dynamodb;

import dev.baton.parts.DynamoDbLocal;
import dev.baton.parts.S3Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The servers that the tests of this module share, each started when first needed, and fresh tables and buckets in them. */
final class Emulators {
    private static final class Dynamo {
        static final DynamoDbLocal LOCAL = DynamoDbLocal.start();
    }

    private static final class S3 {
        static final S3Proxy PROXY = S3Proxy.start();
    }

    /** An emulator on a busy machine is slower than DynamoDB, most of all when it has just started. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private Emulators() {}

    static URI dynamoDb() {
        return Dynamo.LOCAL.endpoint();
    }

    static URI s3() {
        return S3.PROXY.endpoint();
    }

    /** Settings for a table and a bucket that nobody has used; neither is made, and neither server started for the other. */
    static CloudSettings items() {
        return new CloudSettings(fresh("table"), "none", Optional.of(dynamoDb()), Optional.empty(), PATIENCE);
    }

    static CloudSettings blobs() {
        return new CloudSettings("none", fresh("bucket"), Optional.of(s3()), Optional.of(s3()), PATIENCE);
    }

    static String fresh(String kind) {
        return "baton-" + kind + "-" + NUMBERS.incrementAndGet();
    }
}
