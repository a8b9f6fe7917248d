package dev.baton.engine.access;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/**
 * Uses of a nonce without a limit that come while another one is being written are written together, as one update that counts them
 * all: of messages by the same nonce as many can come at once as the store bears, not as one item does. Thread-safe.
 */
final class JointUses {
    private final ItemStore items;
    private final ConcurrentHashMap<Kind, Round> newest = new ConcurrentHashMap<>();

    JointUses(ItemStore items) {
        this.items = items;
    }

    /** Uses that one condition is for. */
    private record Kind(Key key, Level needed) {}

    /** One update; it is open for others to join until it is written, which is when the round before is over. */
    private static final class Round {
        private final CompletableFuture<Outcome> over = new CompletableFuture<>();
        /** The end of the round before, or null. */
        private CompletableFuture<Outcome> before;

        private int uses;
        private long now;
        private boolean closed;

        Round(Round last) {
            before = last == null ? null : last.over;
        }
    }

    /**
     * Counts a use.
     *
     * @param now when it came, in milliseconds since 1970; the latest of a round counts for all
     * @param allowed on what condition a nonce can be used at that time
     * @return the round's outcome: applied for all who are in it, or for nobody
     */
    Outcome use(Key key, Level needed, long now, LongFunction<Condition> allowed) {
        Kind kind = new Kind(key, needed);
        Round[] opened = new Round[1];
        Round mine = newest.compute(kind, (same, last) -> {
            Round round = last;
            if (last == null || last.closed) {
                round = new Round(last);
                opened[0] = round;
            }
            round.uses++;
            round.now = Math.max(round.now, now);
            return round;
        });
        if (opened[0] == null) {
            return outcome(mine);
        }
        if (mine.before != null) {
            // Whatever came of it.
            mine.before.handle((outcome, failure) -> true).join();
            mine.before = null;
        }
        newest.computeIfPresent(kind, (same, last) -> {
            mine.closed = true;
            return last;
        });
        try {
            Outcome outcome = items.update(key, Nonces.use(mine.uses, mine.now).build(), allowed.apply(mine.now));
            mine.over.complete(outcome);
            return outcome;
        } catch (RuntimeException | Error failure) {
            mine.over.completeExceptionally(failure);
            throw failure;
        } finally {
            newest.remove(kind, mine);
        }
    }

    private static Outcome outcome(Round round) {
        try {
            return round.over.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
