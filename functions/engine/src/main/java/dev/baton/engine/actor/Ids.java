package dev.baton.engine.actor;

import dev.baton.engine.access.Hashids;
import dev.baton.engine.access.Randomness;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;

/** New ids, in the form that Abaco's clients accept. An execution's id tells its time, and so where its item stands. */
record Ids(Clock clock, Randomness random) {
    /** Executions of one actor spread over that many partitions, since one takes 1000 writes a second. */
    static final int SHARDS = 16;

    String actor() {
        return Hashids.ABACO.encode(number());
    }

    /** A new execution's id, and with it the place of its item. */
    Place execution() {
        long at = clock.millis();
        long number = number();
        return new Place(shard(number), at, Hashids.ABACO.encode(at, number));
    }

    private static int shard(long number) {
        return (int) Long.remainderUnsigned(number, SHARDS);
    }

    private long number() {
        return ByteBuffer.wrap(random.bytes(Long.BYTES)).getLong();
    }

    /** Where an execution stands; empty for what is no id of an execution. */
    static Optional<Place> place(String execution) {
        return Hashids.ABACO
                .decode(execution)
                .filter(numbers -> numbers.length == 2 && numbers[0] >= 0 && numbers[0] < Moment.END)
                .map(numbers -> new Place(shard(numbers[1]), numbers[0], execution));
    }

    /** A shard, and the time in milliseconds since 1970 by which executions are ordered there. */
    record Place(int shard, long at, String execution) {
        String sort() {
            return Moment.text(at) + "/" + execution;
        }
    }
}
