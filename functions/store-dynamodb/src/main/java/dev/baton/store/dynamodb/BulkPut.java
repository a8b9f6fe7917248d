package dev.baton.store.dynamodb;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.StoreBusyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private static final int AT_ONCE = 8;
    private static final int ALONE = 4;

    void write(List<Item> items) {
        List<List<WriteRequest>> batches = batches(items);
        if (batches.size() <= ALONE) {
            batches.forEach(this::send);
            return;
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().name("bulk-put-", 0).factory())) {
            await(threads, batches);
        }
    }

    private void await(ExecutorService threads, List<List<WriteRequest>> batches) {
        List<Callable<Void>> work = new ArrayList<>();
        batches.forEach(batch -> work.add(() -> {
            send(batch);
            return null;
        }));
        List<Future<Void>> sent = work.stream().map(threads::submit).toList();
        try {
            for (Future<Void> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw e.getCause() instanceof RuntimeException told ? told : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new StoreBusyException("a bulk put was interrupted; a part may have been applied", e);
        }
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
