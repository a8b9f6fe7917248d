package dev.baton.parts;

import java.net.URI;

/**
 * DynamoDB Local 3.3.1 in memory: a process of its own on a free port of the loopback address, which ends with this one.
 * A test module needs no more than {@code baton-parts} as a dependency. It starts in about two seconds and does a few
 * hundred operations a second: share one among the tests of a module. Any credentials do, but tables belong to an access
 * key and a region.
 */
public final class DynamoDbLocal implements AutoCloseable {
    private static final int MEGABYTES = 192;

    private final ChildServer server;

    private DynamoDbLocal(ChildServer server) {
        this.server = server;
    }

    /** Starts it; it listens when this returns. */
    public static DynamoDbLocal start() {
        return new DynamoDbLocal(
                ChildServer.start(PartFolder.of("dynamodb"), MEGABYTES, "dev.baton.parts.dynamodb.LoopbackDynamoDb"));
    }

    /** Where it listens. */
    public URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
    }
}
