package dev.baton.enginetest;

import dev.baton.engine.store.BlobStore;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.ItemStore;
import dev.baton.parts.DynamoDbLocal;
import dev.baton.parts.S3Proxy;
import dev.baton.store.dynamodb.CloudSettings;
import dev.baton.store.dynamodb.CloudStores;
import dev.baton.store.sqlite.Durability;
import dev.baton.store.sqlite.FolderBlobStore;
import dev.baton.store.sqlite.SqliteItemStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Where a test's records stand. DynamoDB Local does a few hundred operations a second: fewer speak at once there. */
enum Shelf {
    MEMORY(500),
    SQLITE(500),
    DYNAMODB(30);

    /** A busy machine is no failure. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** So many speak at once, where a test lets many do. */
    final int crowd;

    Shelf(int crowd) {
        this.crowd = crowd;
    }

    /** Fresh stores, closed and removed together. */
    record Stores(ItemStore items, BlobStore blobs, Runnable removal) implements AutoCloseable {
        @Override
        public void close() {
            items.close();
            removal.run();
        }
    }

    private static final class Servers {
        static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.start();
        static final S3Proxy S3 = S3Proxy.start();
    }

    /** Stores that nobody has used. */
    Stores open(Clock clock) {
        return switch (this) {
            case MEMORY -> new Stores(new InMemoryItemStore(clock), new InMemoryBlobStore(clock), () -> {});
            case SQLITE -> onDisk(clock);
            case DYNAMODB -> inTheCloud(clock);
        };
    }

    private static Stores onDisk(Clock clock) {
        try {
            Path folder = Files.createTempDirectory("baton-shelf");
            return new Stores(
                    SqliteItemStore.open(folder.resolve("items.db"), Durability.NORMAL, clock),
                    FolderBlobStore.open(folder.resolve("blobs"), Durability.NORMAL, clock),
                    () -> remove(folder));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Stores inTheCloud(Clock clock) {
        String name = "baton-shelf-" + NUMBERS.incrementAndGet();
        Optional<URI> s3 = Optional.of(Servers.S3.endpoint());
        CloudSettings settings = new CloudSettings(name, name, Optional.of(Servers.DYNAMO_DB.endpoint()), s3, PATIENCE);
        CloudStores.create(settings);
        CloudStores stores = CloudStores.open(settings, clock);
        return new Stores(stores.items(), stores.blobs(), stores::close);
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
