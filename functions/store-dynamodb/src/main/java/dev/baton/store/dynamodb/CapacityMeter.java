package dev.baton.store.dynamodb;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemSize;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * Adds up the capacity units that DynamoDB says it bills, by operation, of the table and of its index. What it bills for a
 * refused write it does not say: that is reckoned as it is documented, 1 write unit for each started KB of the item. Thread-safe.
 */
public final class CapacityMeter {
    private static final int WRITE_UNIT = 1024;

    /** The store's operations. */
    public enum Operation {
        GET,
        QUERY,
        PUT,
        UPDATE,
        DELETE,
        BULK
    }

    /**
     * What was used since the start or the last reset.
     *
     * @param requests how many requests were answered, refused ones included
     * @param refused how many writes were refused
     */
    public record Use(
            long requests, long refused, double tableReads, double indexReads, double tableWrites, double indexWrites) {
        /** All read units. */
        public double reads() {
            return tableReads + indexReads;
        }

        /** All write units. */
        public double writes() {
            return tableWrites + indexWrites;
        }

        private Use plus(Use other) {
            return new Use(
                    requests + other.requests,
                    refused + other.refused,
                    tableReads + other.tableReads,
                    indexReads + other.indexReads,
                    tableWrites + other.tableWrites,
                    indexWrites + other.indexWrites);
        }
    }

    private static final class Sums {
        private final LongAdder requests = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final DoubleAdder table = new DoubleAdder();
        private final DoubleAdder index = new DoubleAdder();
    }

    private final Map<Operation, Sums> sums = new EnumMap<>(Operation.class);

    /** Starts from zero. */
    public CapacityMeter() {
        for (Operation operation : Operation.values()) {
            sums.put(operation, new Sums());
        }
    }

    /** What one kind of operation used. */
    public Use of(Operation operation) {
        Sums sum = sums.get(operation);
        double table = sum.table.sum();
        double index = sum.index.sum();
        boolean reads = operation == Operation.GET || operation == Operation.QUERY;
        return reads
                ? new Use(sum.requests.sum(), sum.refused.sum(), table, index, 0, 0)
                : new Use(sum.requests.sum(), sum.refused.sum(), 0, 0, table, index);
    }

    /** What all operations used. */
    public Use total() {
        Use total = new Use(0, 0, 0, 0, 0, 0);
        for (Operation operation : Operation.values()) {
            total = total.plus(of(operation));
        }
        return total;
    }

    /** Starts from zero again. */
    public void reset() {
        for (Sums sum : sums.values()) {
            sum.requests.reset();
            sum.refused.reset();
            sum.table.reset();
            sum.index.reset();
        }
    }

    void used(Operation operation, ConsumedCapacity capacity) {
        used(operation, capacity == null ? List.of() : List.of(capacity));
    }

    void used(Operation operation, List<ConsumedCapacity> capacities) {
        Sums sum = sums.get(operation);
        sum.requests.increment();
        for (ConsumedCapacity capacity : capacities) {
            double index = capacity.globalSecondaryIndexes().values().stream()
                    .mapToDouble(part -> part.capacityUnits())
                    .sum();
            sum.index.add(index);
            sum.table.add(capacity.capacityUnits() - index);
        }
    }

    void refused(Operation operation, Optional<Item> item) {
        Sums sum = sums.get(operation);
        sum.requests.increment();
        sum.refused.increment();
        sum.table.add(Math.max(1, Math.ceilDiv(item.map(ItemSize::bytes).orElse(0), WRITE_UNIT)));
    }
}
