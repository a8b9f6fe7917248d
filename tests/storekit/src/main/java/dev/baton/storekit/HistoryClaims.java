package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Threads that meet on few keys see a history that one thread could have made. What each does follows from the seed; how
 * they mix does not, so a failure shows the whole history of its key.
 */
public interface HistoryClaims extends StoreUnderTest {
    /** How many histories are made; a slow backend may do with fewer. */
    default int histories() {
        return 12;
    }

    @Test
    default void concurrent_histories_are_linearizable() {
        for (int seed = 1; seed <= histories(); seed++) {
            linearizable(seed, 4, 25);
        }
    }

    private void linearizable(long seed, int threads, int commands) {
        AtomicLong time = new AtomicLong();
        List<Key> keys = new ArrayList<>();
        List<CallLog<CellCommand, CellCommand.Reply>> logs = new ArrayList<>();
        for (int i = 0; i < 2 + seed % 2; i++) {
            keys.add(new Key("history-" + seed + "-" + i, "cell"));
            logs.add(new CallLog<>(time));
        }
        Threads.run(threads, thread -> {
            Random random = new Random(seed * threads + thread);
            RandomCommands next = new RandomCommands(random);
            for (int i = 0; i < commands; i++) {
                int cell = random.nextInt(keys.size());
                CellCommand command = next.next();
                logs.get(cell).call(thread, command, () -> command.on(store(), keys.get(cell)));
            }
            return thread;
        });
        for (int i = 0; i < keys.size(); i++) {
            Optional<String> fault = Linearizability.fault(
                    CellCommand::model, Optional.<Cell>empty(), logs.get(i).calls());
            String where = "seed " + seed + ", " + keys.get(i) + ": ";
            assertTrue(fault.isEmpty(), () -> where + fault.orElseThrow());
        }
    }
}
