package dev.baton.store.dynamodb;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes items in batches of 25, a few batches at a time where there are many. What DynamoDB leaves unprocessed, since it is
 * throttled, is sent again; each batch has a budget of its own. Thread-safe.
 */
record BulkPut(DynamoDbClient client, String table, Tries tries, CapacityMeter meter) {
    private static final int BATCH = 25;

    void write(List<Item> items) {
        AtOnce.each(batches(items), batch -> {
            send(batch);
            return true;
        });
    }

    /** DynamoDB refuses a key that is twice in a batch; the last one counts. */
    private static List<List<WriteRequest>> batches(List<Item> items) {
        Map<Key, Item> last = new LinkedHashMap<>();
        items.forEach(item -> last.put(item.key(), item));
        List<WriteRequest> requests = last.values().stream()
                .map(item -> WriteRequest.builder()
                        .putRequest(put -> put.item(Attributes.of(item)))
                        .build())
                .toList();
        List<List<WriteRequest>> batches = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += BATCH) {
            batches.add(requests.subList(from, Math.min(requests.size(), from + BATCH)));
        }
        return batches;
    }

    private void send(List<WriteRequest> batch) {
        Tries.Series series = tries.series("bulk put of " + batch.size() + " items");
        List<WriteRequest> rest = batch;
        while (!rest.isEmpty()) {
            BatchWriteItemRequest request = request(rest);
            BatchWriteItemResponse response = tries.within(series, true, () -> client.batchWriteItem(request));
            if (meter != null) {
                meter.used(CapacityMeter.Operation.BULK, response.consumedCapacity());
            }
            rest = response.unprocessedItems().getOrDefault(table, List.of());
            if (!rest.isEmpty()) {
                series.partly();
                series.pause(null);
            }
        }
    }

    private BatchWriteItemRequest request(List<WriteRequest> rest) {
        return BatchWriteItemRequest.builder()
                .requestItems(Map.of(table, rest))
                .returnConsumedCapacity(meter == null ? null : ReturnConsumedCapacity.INDEXES)
                .build();
    }
}
