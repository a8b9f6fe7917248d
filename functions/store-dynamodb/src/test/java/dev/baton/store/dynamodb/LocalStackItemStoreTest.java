package dev.baton.store.dynamodb;

import dev.baton.engine.store.ItemStore;
import dev.baton.storekit.ItemStoreKit;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WhereDockerAnswers.class)
class LocalStackItemStoreTest extends ItemStoreKit {
    @Override
    protected ItemStore open(Clock clock) {
        return CloudStores.open(WhereDockerAnswers.settings(), clock).items();
    }
}
