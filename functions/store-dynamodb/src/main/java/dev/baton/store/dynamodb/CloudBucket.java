package dev.baton.store.dynamodb;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** The one bucket. */
public final class CloudBucket {
    private CloudBucket() {}

    /** Creates the bucket; harmless where it is there. For emulators. */
    public static void create(S3Client client, String bucket) {
        try {
            client.createBucket(request -> request.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException exists) {
            // As wanted.
        }
    }
}
