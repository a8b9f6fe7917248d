package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.access.NonceDraft;
import dev.baton.engine.access.Nonces;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.ItemStore;
import dev.baton.store.sqlite.Durability;
import dev.baton.store.sqlite.SqliteItemStore;
import dev.baton.storekit.SeededBytes;
import dev.baton.storekit.Threads;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hunts a use that two redeemers both get: ten times as many redeemers as uses, at once. */
class NonceRaceTest {
    private static final int USES = 20;
    private static final int THREADS = 8;
    private static final String BINDING = Nonces.actor("G56vjoAVzGkkq");

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();

    private static NonceDraft draft() {
        return new NonceDraft("o", Set.of(), Level.EXECUTE, "", USES, 0);
    }

    private void exactlyAsManyAsUses(ItemStore items) {
        Nonces maker = new Nonces(items, clock, new SeededBytes(1));
        String secret = maker.create(BINDING, draft()).secret();
        int successes = each(items, secret, attempt -> null);
        assertEquals(USES, successes);
        assertEquals(USES, maker.get(BINDING, secret).uses());
        assertEquals(0, maker.get(BINDING, secret).remaining());
    }

    private int each(ItemStore items, String secret, IntFunction<String> digest) {
        List<Integer> successes = Threads.run(THREADS, thread -> {
            Nonces nonces = new Nonces(items, clock, new SeededBytes(2));
            int won = 0;
            for (int attempt = thread; attempt < 10 * USES; attempt += THREADS) {
                try {
                    nonces.redeem(BINDING, secret, Level.EXECUTE, digest.apply(attempt));
                    won++;
                } catch (RefusedException exhausted) {
                    assertEquals("No remaining uses left for this nonce.", exhausted.getMessage());
                }
            }
            return won;
        });
        return successes.stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void in_memory() {
        exactlyAsManyAsUses(new InMemoryItemStore(clock));
    }

    @Test
    void on_sqlite() {
        try (ItemStore items = SqliteItemStore.open(folder.resolve("items.db"), Durability.NORMAL, clock)) {
            exactlyAsManyAsUses(items);
        }
    }

    @Test
    void the_same_requests_at_once_cost_one_use_each() {
        ItemStore items = new InMemoryItemStore(clock);
        Nonces maker = new Nonces(items, clock, new SeededBytes(3));
        String secret = maker.create(BINDING, draft()).secret();
        int successes = each(items, secret, attempt -> "request-" + attempt % USES);
        assertEquals(10 * USES, successes);
        assertEquals(USES, maker.get(BINDING, secret).uses());
    }

    @Test
    void secrets_differ() {
        Nonces maker = new Nonces(new InMemoryItemStore(clock), clock, new SeededBytes(4));
        List<String> secrets = java.util.stream.Stream.generate(
                        () -> maker.create(BINDING, draft()).secret())
                .limit(100)
                .toList();
        assertEquals(
                Collections.nCopies(100, 1),
                secrets.stream().distinct().map(each -> 1).toList());
    }
}
