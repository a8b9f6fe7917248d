package dev.baton.parts;

import java.net.URI;

/**
 * S3Proxy 4.1.0 over memory: a process of its own on a free port of the loopback address, which ends with this one. It
 * checks signatures of {@link #ACCESS_KEY} and {@link #SECRET_KEY}, speaks path-style addresses only, and has no bucket at first.
 */
public final class S3Proxy implements AutoCloseable {
    public static final String ACCESS_KEY = "local";
    public static final String SECRET_KEY = "local";

    private static final int MEGABYTES = 192;

    private final ChildServer server;

    private S3Proxy(ChildServer server) {
        this.server = server;
    }

    /** Starts it; it listens when this returns. */
    public static S3Proxy start() {
        return new S3Proxy(ChildServer.start(
                PartFolder.of("s3"), MEGABYTES, "dev.baton.parts.s3.LoopbackS3", ACCESS_KEY, SECRET_KEY));
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
