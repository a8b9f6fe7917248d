package dev.baton.engine.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.InMemoryItemStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AdminTokensTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_583_400_000);

    private static AdminTokens configured(Instant now) {
        return AdminTokens.configured("secret", "key", Duration.ofHours(1), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void the_token_is_the_peers() {
        // SHA-256 of secret:key:4:3:9:8:3:3, since 1,583,400,000 s are 439,833.3 hours.
        assertEquals("7e302100541672b9", configured(NOW).current());
    }

    @Test
    void it_is_good_in_its_window_and_the_next() {
        String token = configured(NOW).current();
        assertTrue(configured(NOW).accepts(token));
        assertTrue(configured(NOW.plusSeconds(3600)).accepts(token));
        assertFalse(configured(NOW.plusSeconds(7200)).accepts(token));
        assertFalse(configured(NOW.minusSeconds(3600)).accepts(token));
        assertFalse(configured(NOW).accepts(null));
        assertFalse(configured(NOW).accepts(""));
    }

    @Test
    void without_configuration_it_is_made_with_the_stores_secret_and_ends_when_that_is_revoked() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        AtomicInteger made = new AtomicInteger();
        SigningKeys keys = new SigningKeys(
                new InMemoryItemStore(clock), clock, count -> new byte[] {(byte) made.incrementAndGet()});
        AdminTokens tokens = AdminTokens.of(keys, clock);
        String token = tokens.current();
        assertTrue(token.matches("[0-9a-f]{16}"));
        keys.rotate(false);
        assertNotEquals(token, tokens.current());
        assertTrue(tokens.accepts(token));
        keys.rotate(true);
        assertFalse(tokens.accepts(token));
    }

    @Test
    void a_window_lasts_a_second_at_least() {
        assertThrows(
                IllegalArgumentException.class,
                () -> AdminTokens.configured("s", "k", Duration.ofMillis(1), Clock.systemUTC()));
    }
}
