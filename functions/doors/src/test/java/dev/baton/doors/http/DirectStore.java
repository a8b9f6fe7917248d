package dev.baton.doors.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.BlobPage;
import dev.baton.engine.store.BlobStore;
import dev.baton.engine.store.InMemoryBlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store that others can reach directly, at addresses which it gives out: each for one key and one method. */
public final class DirectStore implements BlobStore {
    private record Permit(String method, String key) {}

    private final BlobStore blobs = new InMemoryBlobStore(Clock.systemUTC());
    private final ConcurrentHashMap<String, Permit> permits = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** Opens a port of this machine. */
    public DirectStore() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Permit permit = permits.get(exchange.getRequestURI().getPath());
            boolean keyed = exchange.getRequestHeaders().containsKey("Authorization");
            if (permit == null || keyed || !permit.method().equals(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(403, -1);
            } else if (permit.method().equals("PUT")) {
                blobs.put(permit.key(), exchange.getRequestBody());
                exchange.sendResponseHeaders(200, -1);
            } else {
                Blob blob = blobs.get(permit.key()).orElseThrow();
                exchange.sendResponseHeaders(200, blob.info().length());
                blob.bytes().transferTo(exchange.getResponseBody());
            }
        }
    }

    private Optional<URI> permit(String method, String key) {
        String path = "/" + permits.size();
        permits.put(path, new Permit(method, key));
        return Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    @Override
    public Optional<URI> presignGet(String key, Duration validity) {
        return permit("GET", key);
    }

    @Override
    public Optional<URI> presignPut(String key, Duration validity) {
        return permit("PUT", key);
    }

    @Override
    public BlobInfo put(String key, InputStream bytes) throws IOException {
        return blobs.put(key, bytes);
    }

    @Override
    public Optional<BlobInfo> putIfAbsent(String key, InputStream bytes) throws IOException {
        return blobs.putIfAbsent(key, bytes);
    }

    @Override
    public Optional<Blob> get(String key) throws IOException {
        return blobs.get(key);
    }

    @Override
    public Optional<BlobInfo> head(String key) throws IOException {
        return blobs.head(key);
    }

    @Override
    public boolean delete(String key) throws IOException {
        return blobs.delete(key);
    }

    @Override
    public BlobPage list(String prefix, int limit, String cursor) throws IOException {
        return blobs.list(prefix, limit, cursor);
    }

    @Override
    public void close() {
        server.stop(0);
        blobs.close();
    }
}
