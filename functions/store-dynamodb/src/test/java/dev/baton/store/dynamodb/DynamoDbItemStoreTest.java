package dev.baton.store.dynamodb;

import dev.baton.engine.store.ItemStore;
import dev.baton.storekit.ItemStoreKit;
import java.time.Clock;
import java.util.Map;

class DynamoDbItemStoreTest extends ItemStoreKit {
    @Override
    protected ItemStore open(Clock clock) {
        CloudSettings settings = Emulators.items();
        try (var client = new AwsClients(settings, Map.of("AWS_REGION", "us-east-1")).dynamoDb()) {
            CloudTable.create(client, settings.table());
        }
        return CloudStores.open(settings, clock).items();
    }
}
