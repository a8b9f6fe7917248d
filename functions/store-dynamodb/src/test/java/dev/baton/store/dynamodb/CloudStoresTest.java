package dev.baton.store.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.StoreBusyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloudStoresTest {
    @Test
    void both_stores_open_from_the_environment_where_their_places_were_made_even_twice() throws IOException {
        CloudSettings settings = CloudSettings.fromEnvironment(Map.of(
                "BATON_TABLE", Emulators.fresh("table"),
                "BATON_BUCKET", Emulators.fresh("bucket"),
                "BATON_STORE_BUDGET_MS", "60000",
                "AWS_ENDPOINT_URL_DYNAMODB", Emulators.dynamoDb().toString(),
                "AWS_ENDPOINT_URL_S3", Emulators.s3().toString()));
        CloudStores.create(settings);
        CloudStores.create(settings);
        try (CloudStores stores = CloudStores.open(settings, Clock.systemUTC())) {
            Item item = Item.at(new Key("p", "s")).with("n", 1).build();
            assertTrue(stores.items().put(item, Condition.ABSENT).applied());
            assertEquals(Optional.of(item), stores.items().get(item.key()));
            stores.blobs().put("a", new ByteArrayInputStream(new byte[3]));
            assertEquals(3, stores.blobs().head("a").orElseThrow().length());
        }
    }

    @Test
    void opening_connects_to_nothing() {
        Optional<URI> nobody = Optional.of(URI.create("http://127.0.0.1:1"));
        CloudSettings settings = new CloudSettings("table", "bucket", nobody, nobody, Duration.ofMillis(100));
        try (CloudStores stores = CloudStores.open(settings, Clock.systemUTC())) {
            assertThrows(StoreBusyException.class, () -> stores.items().get(new Key("p", "s")));
            assertThrows(StoreBusyException.class, () -> stores.blobs().head("a"));
        }
    }
}
