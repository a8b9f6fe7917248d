package dev.baton.store.dynamodb;

import dev.baton.engine.store.BlobStore;
import dev.baton.storekit.BlobStoreKit;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WhereDockerAnswers.class)
class LocalStackBlobStoreTest extends BlobStoreKit {
    @Override
    protected BlobStore open() {
        return CloudStores.open(WhereDockerAnswers.settings(), Clock.systemUTC())
                .blobs();
    }
}
