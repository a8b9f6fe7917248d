package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.access.NonceDraft;
import dev.baton.engine.access.Nonces;
import dev.baton.storekit.SeededBytes;
import dev.baton.storekit.Threads;
import java.time.Clock;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hunts a use that two redeemers both get: ten times as many redeemers as uses, all at once. */
@ParameterizedClass
@EnumSource
class NonceRaceTest {
    private static final String BINDING = Nonces.actor("G56vjoAVzGkkq");

    private final Clock clock = Clock.systemUTC();
    private final Shelf.Stores stores;

    NonceRaceTest(Shelf shelf) {
        stores = shelf.open(clock);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private Nonces nonces(int seed) {
        return new Nonces(stores.items(), clock, new SeededBytes(seed));
    }

    private static NonceDraft draft(int uses) {
        return new NonceDraft("o", Set.of(), Level.EXECUTE, "", uses, 0);
    }

    /** How many of ten redeemers a use get in, each a thread with no knowledge of its own. */
    private int crowd(int uses, String secret, IntFunction<String> digest) {
        return Threads.run(10 * uses, redeemer -> redeem(secret, digest.apply(redeemer))).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int redeem(String secret, String digest) {
        try {
            nonces(2).redeem(BINDING, secret, Level.EXECUTE, digest);
            return 1;
        } catch (RefusedException exhausted) {
            assertEquals("No remaining uses left for this nonce.", exhausted.getMessage());
            return 0;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void of_ten_redeemers_a_use_exactly_as_many_get_in_as_there_are_uses(int uses) {
        Nonces maker = nonces(1);
        String secret = maker.create(BINDING, draft(uses)).secret();
        assertEquals(uses, crowd(uses, secret, redeemer -> null));
        assertEquals(uses, maker.get(BINDING, secret).uses());
        assertEquals(0, maker.get(BINDING, secret).remaining());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void the_same_requests_at_once_cost_one_use_each(int uses) {
        Nonces maker = nonces(3);
        String secret = maker.create(BINDING, draft(uses)).secret();
        assertEquals(10 * uses, crowd(uses, secret, redeemer -> "request-" + redeemer % uses));
        assertEquals(uses, maker.get(BINDING, secret).uses());
    }

    @Test
    void secrets_differ() {
        Nonces maker = nonces(4);
        long different = Stream.generate(() -> maker.create(BINDING, draft(1)).secret())
                .limit(100)
                .distinct()
                .count();
        assertEquals(100, different);
    }
}
