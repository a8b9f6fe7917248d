package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Hashids;
import dev.baton.engine.access.Level;
import dev.baton.engine.access.Nonce;
import dev.baton.engine.access.NonceDraft;
import dev.baton.engine.access.Nonces;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Query;
import dev.baton.storekit.SeededBytes;
import dev.baton.storekit.SettableClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NonceTest {
    private static final String ACTOR = Nonces.actor("G56vjoAVzGkkq");
    private static final String ALIAS = Nonces.alias("manager");

    private final SettableClock clock = new SettableClock(World.START);
    private final InMemoryItemStore items = new InMemoryItemStore(clock);
    private final Nonces nonces = new Nonces(items, clock, new SeededBytes(1));

    private String nonce(Level level, long uses) {
        return nonces.create(ACTOR, new NonceDraft("o", Set.of("admin"), level, "d", uses, 0))
                .secret();
    }

    private void refused(String message, String binding, String secret, Level needed) {
        RefusedException refused =
                assertThrows(RefusedException.class, () -> nonces.redeem(binding, secret, needed, null));
        assertEquals(message, refused.getMessage());
    }

    @Test
    void what_a_nonce_is_good_for_is_told_by_its_refusals() {
        String secret = nonce(Level.READ, 2);
        refused("Nonce does not exist.", ALIAS, secret, Level.READ);
        refused("Nonce does not exist.", ACTOR, secret + "x", Level.READ);
        refused("Nonce does not have sufficient permissions level.", ACTOR, secret, Level.EXECUTE);
        assertEquals(0, nonces.get(ACTOR, secret).uses());
        nonces.redeem(ACTOR, secret, Level.READ, null);
        nonces.redeem(ACTOR, secret, Level.NONE, null);
        refused("No remaining uses left for this nonce.", ACTOR, secret, Level.READ);
    }

    @Test
    void the_same_request_is_free_for_a_day_and_no_longer() {
        String secret = nonce(Level.EXECUTE, 2);
        assertFalse(nonces.redeem(ACTOR, secret, Level.EXECUTE, "a").repeated());
        clock.set(World.START.plus(Duration.ofHours(24)).minusMillis(1));
        assertTrue(nonces.redeem(ACTOR, secret, Level.EXECUTE, "a").repeated());
        assertEquals(1, nonces.get(ACTOR, secret).uses());
        clock.set(World.START.plus(Duration.ofHours(24)));
        assertFalse(nonces.redeem(ACTOR, secret, Level.EXECUTE, "a").repeated());
        assertTrue(nonces.redeem(ACTOR, secret, Level.EXECUTE, "a").repeated());
        refused("No remaining uses left for this nonce.", ACTOR, secret, Level.EXECUTE);
        assertThrows(RefusedException.class, () -> nonces.redeem(ACTOR, secret, Level.UPDATE, "a"));
    }

    @Test
    void an_item_stays_small_however_many_requests_it_let_in() {
        String secret = nonce(Level.EXECUTE, 100_000);
        for (int i = 0; i < 2000; i++) {
            nonces.redeem(ACTOR, secret, Level.EXECUTE, "request-" + i);
        }
        assertEquals(2000, nonces.get(ACTOR, secret).uses());
        Item item = items.query(Query.partition("nonce/" + ACTOR)).items().getFirst();
        assertTrue(item.attributes().size() < 300, () -> item.attributes().size() + " attributes");
        assertTrue(nonces.redeem(ACTOR, secret, Level.EXECUTE, "request-1999").repeated());
    }

    @Test
    void an_expired_one_is_refused_whatever_uses_it_has() {
        long end = World.START.plusSeconds(60).toEpochMilli();
        for (long uses : new long[] {5, Nonce.UNLIMITED}) {
            String secret = nonces.create(ACTOR, new NonceDraft("o", Set.of(), Level.EXECUTE, "", uses, end))
                    .secret();
            clock.set(World.START.plusSeconds(60).minusMillis(1));
            nonces.redeem(ACTOR, secret, Level.EXECUTE, "a");
            clock.set(World.START.plusSeconds(60));
            refused("Nonce has expired.", ACTOR, secret, Level.EXECUTE);
            assertThrows(RefusedException.class, () -> nonces.redeem(ACTOR, secret, Level.EXECUTE, "a"));
            clock.set(World.START);
        }
    }

    @Test
    void nowhere_in_the_store_stands_the_secret() {
        String secret = nonce(Level.EXECUTE, 2);
        nonces.redeem(ACTOR, secret, Level.EXECUTE, "a");
        Item item = items.query(Query.partition("nonce/" + ACTOR)).items().getFirst();
        assertFalse(item.toString().contains(secret));
        assertFalse(nonces.list(ACTOR).toString().contains(secret));
        assertTrue(secret.startsWith(nonces.list(ACTOR).getFirst().prefix()));
        assertTrue(secret.length() - nonces.list(ACTOR).getFirst().prefix().length() >= 12, secret);
    }

    @Test
    void one_is_named_by_its_secret_or_by_what_a_listing_shows() {
        String secret = nonce(Level.READ, 1);
        String shown = nonces.list(ACTOR).getFirst().prefix() + "***";
        assertEquals(nonces.get(ACTOR, secret), nonces.get(ACTOR, shown));
        nonces.delete(ACTOR, shown);
        refused("Nonce does not exist.", ACTOR, secret, Level.READ);
        assertThrows(NotFoundException.class, () -> nonces.delete(ACTOR, secret));
    }

    @Test
    void senseless_ones_are_refused() {
        assertThrows(RefusedException.class, () -> nonce(Level.READ, 0));
        assertThrows(RefusedException.class, () -> nonce(Level.READ, -2));
    }

    @Test
    void ids_are_such_as_abacos_clients_know() {
        for (String known : new String[] {"G1p783PxpalBB", "G56vjoAVzGkkq"}) {
            assertEquals(known, Hashids.ABACO.encode(Hashids.ABACO.decode(known).orElseThrow()));
        }
        assertTrue(Hashids.ABACO
                .decode(nonce(Level.READ, 1).substring("BATON_".length()))
                .isPresent());
        assertTrue(Hashids.ABACO.decode("G56vjoAVzGkkr").isEmpty());
        assertTrue(Hashids.ABACO.decode("manager").isEmpty());
        assertTrue(Hashids.ABACO.decode("").isEmpty());
        for (long number : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            long[] numbers = {number, 7, number};
            assertEquals(
                    java.util.Arrays.toString(numbers),
                    java.util.Arrays.toString(
                            Hashids.ABACO.decode(Hashids.ABACO.encode(numbers)).orElseThrow()));
        }
    }
}
