package dev.baton.engine.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Blobs in this process's memory, for simulation and tests. Thread-safe. */
public final class InMemoryBlobStore implements BlobStore {
    private record Stored(BlobInfo info, byte[] bytes) {}

    private final ConcurrentNavigableMap<String, Stored> blobs = new ConcurrentSkipListMap<>(Utf8.ORDER);
    private final Clock clock;

    /** A store that knows no time: all its blobs were written in 1970. */
    public InMemoryBlobStore() {
        this(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    public InMemoryBlobStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public BlobInfo put(String key, InputStream bytes) throws IOException {
        Stored stored = read(key, bytes);
        blobs.put(key, stored);
        return stored.info();
    }

    @Override
    public Optional<BlobInfo> putIfAbsent(String key, InputStream bytes) throws IOException {
        Stored stored = read(key, bytes);
        return blobs.putIfAbsent(key, stored) == null ? Optional.of(stored.info()) : Optional.empty();
    }

    @Override
    public Optional<Blob> get(String key) {
        Limits.checkBlobKey(key);
        return Optional.ofNullable(blobs.get(key))
                .map(stored -> new Blob(stored.info(), new ByteArrayInputStream(stored.bytes())));
    }

    @Override
    public Optional<BlobInfo> head(String key) {
        Limits.checkBlobKey(key);
        return Optional.ofNullable(blobs.get(key)).map(Stored::info);
    }

    @Override
    public boolean delete(String key) {
        Limits.checkBlobKey(key);
        return blobs.remove(key) != null;
    }

    @Override
    public BlobPage list(String prefix, int limit, String cursor) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least 1 blob, not " + limit);
        }
        boolean resumed = cursor != null && Utf8.ORDER.compare(cursor, prefix) >= 0;
        List<BlobInfo> page = new ArrayList<>();
        for (Stored stored : blobs.tailMap(resumed ? cursor : prefix, !resumed).values()) {
            if (!stored.info().key().startsWith(prefix)) {
                break;
            }
            page.add(stored.info());
            if (page.size() == limit) {
                return new BlobPage(List.copyOf(page), Optional.of(stored.info().key()));
            }
        }
        return new BlobPage(List.copyOf(page), Optional.empty());
    }

    @Override
    public Optional<URI> presignGet(String key, Duration validity) {
        return Optional.empty();
    }

    @Override
    public Optional<URI> presignPut(String key, Duration validity) {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }

    private Stored read(String key, InputStream bytes) throws IOException {
        Limits.checkBlobKey(key);
        byte[] all = bytes.readAllBytes();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all);
            String sha256 = HexFormat.of().formatHex(digest);
            return new Stored(new BlobInfo(key, all.length, sha256, clock.instant()), all);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
