package dev.baton.store.dynamodb;

import dev.baton.engine.store.BlobStore;
import dev.baton.engine.store.ItemStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Both stores in the cloud. Opening them connects to nothing, and what S3 needs is made when a blob is first asked for. Each
 * client keeps its connections until {@link #close}. Thread-safe.
 */
public final class CloudStores implements AutoCloseable {
    private final DynamoDbItemStore items;
    private final S3BlobStore blobs;

    private CloudStores(DynamoDbItemStore items, S3BlobStore blobs) {
        this.items = items;
        this.blobs = blobs;
    }

    /** Opens the stores with credentials and region of the environment; the clock decides which items have expired. */
    public static CloudStores open(CloudSettings settings, Clock clock) {
        return open(settings, clock, Optional.empty());
    }

    /** The same with a meter, to which DynamoDB's answers are added: they tell what they cost only where there is one. */
    public static CloudStores open(CloudSettings settings, Clock clock, Optional<CapacityMeter> meter) {
        AwsClients clients = new AwsClients(settings, System.getenv());
        return new CloudStores(
                new DynamoDbItemStore(
                        clients.dynamoDb(),
                        settings.table(),
                        clock,
                        new Tries("DynamoDB", settings.budget(), clients.itemAttempt(), Pauses.REAL),
                        meter.orElse(null)),
                new S3BlobStore(
                        clients::s3,
                        clients::presigner,
                        settings.bucket(),
                        new Tries("S3", settings.budget(), Duration.ZERO, Pauses.REAL),
                        () -> UUID.randomUUID().toString()));
    }

    /** The items in DynamoDB. */
    public ItemStore items() {
        return items;
    }

    /** The blobs in S3. */
    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public void close() {
        items.close();
        blobs.close();
    }

    /** Makes the table and the bucket where the settings point, as the Terraform module would; harmless where they are. For emulators. */
    public static void create(CloudSettings settings) {
        AwsClients clients = new AwsClients(settings, System.getenv());
        try (var dynamoDb = clients.dynamoDb();
                var s3 = clients.s3()) {
            CloudTable.create(dynamoDb, settings.table());
            CloudBucket.create(s3, settings.bucket());
        }
    }
}
