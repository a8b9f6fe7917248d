package dev.baton.store.dynamodb;

import dev.baton.engine.store.BlobStore;
import dev.baton.storekit.BlobStoreKit;
import java.time.Clock;
import java.util.Map;

class S3BlobStoreTest extends BlobStoreKit {
    @Override
    protected BlobStore open() {
        CloudSettings settings = Emulators.blobs();
        try (var client = new AwsClients(settings, Map.of("AWS_REGION", "us-east-1")).s3()) {
            CloudBucket.create(client, settings.bucket());
        }
        return CloudStores.open(settings, Clock.systemUTC()).blobs();
    }
}
