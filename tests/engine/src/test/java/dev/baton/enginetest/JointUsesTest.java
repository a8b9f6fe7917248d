package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.access.Nonce;
import dev.baton.engine.access.NonceDraft;
import dev.baton.engine.access.Nonces;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.Update;
import dev.baton.storekit.ForwardingItemStore;
import dev.baton.storekit.SeededBytes;
import dev.baton.storekit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uses of a nonce without a limit that come while another one is being written are counted by one write. */
class JointUsesTest {
    private static final String BINDING = Nonces.actor("G56vjoAVzGkkq");
    private static final int CROWD = 9;

    private final SettableClock clock = new SettableClock(World.START);
    private final Slow items = new Slow(new InMemoryItemStore(clock));
    private final Nonces nonces = new Nonces(items, clock, new SeededBytes(1));
    private final ConcurrentLinkedQueue<Object> came = new ConcurrentLinkedQueue<>();
    private String secret;

    /** Its first update is under way until it is told to go on; the second one fails where that is asked for. */
    private static final class Slow extends ForwardingItemStore {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private int updates;
        private boolean secondFails;

        Slow(ItemStore store) {
            super(store);
        }

        @Override
        public Outcome update(Key key, Update update, Condition condition) {
            updates++;
            if (updates == 1) {
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException stopped) {
                    throw new AssertionError(stopped);
                }
            }
            if (updates == 2 && secondFails) {
                throw new StoreBusyException("full", null);
            }
            return store.update(key, update, condition);
        }
    }

    @BeforeEach
    void create() {
        secret = nonces.create(BINDING, new NonceDraft("o", Set.of(), Level.EXECUTE, "", Nonce.UNLIMITED, 0))
                .secret();
    }

    private void redeem() {
        try {
            came.add(nonces.redeem(BINDING, secret, Level.EXECUTE, null));
        } catch (StoreBusyException busy) {
            came.add(busy);
        }
    }

    /** One use under way, and a crowd that comes meanwhile. */
    private void crowd() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        threads.add(Thread.ofPlatform().start(this::redeem));
        items.begun.await();
        for (int i = 0; i < CROWD; i++) {
            threads.add(Thread.ofPlatform().start(this::redeem));
        }
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        items.goOn.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void a_crowd_is_let_in_by_one_write_which_counts_each() throws InterruptedException {
        crowd();
        assertEquals(2, items.updates);
        assertEquals(1 + CROWD, nonces.get(BINDING, secret).uses());
        assertEquals(
                1 + CROWD,
                came.stream().filter(Nonces.Redeemed.class::isInstance).count());
        redeem();
        assertEquals(2 + CROWD, nonces.get(BINDING, secret).uses());
    }

    @Test
    void where_the_write_fails_nobody_of_the_crowd_is_let_in_and_the_next_one_is() throws InterruptedException {
        items.secondFails = true;
        crowd();
        assertEquals(
                CROWD,
                came.stream().filter(StoreBusyException.class::isInstance).count());
        assertEquals(1, nonces.get(BINDING, secret).uses());
        redeem();
        assertEquals(2, nonces.get(BINDING, secret).uses());
        assertEquals(3, items.updates);
    }

    @Test
    void what_is_refused_is_refused_to_each_alone() {
        items.goOn.countDown();
        assertThrows(RefusedException.class, () -> nonces.redeem(BINDING, secret, Level.UPDATE, null));
        assertEquals(0, items.updates);
        redeem();
        assertTrue(came.poll() instanceof Nonces.Redeemed);
    }
}
