package dev.baton.engine.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.InMemoryItemStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JobTokensTest {
    private static final long HOUR = 3_600_000;
    private final AtomicLong now = new AtomicLong(1_000_000_000_000L);
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.get());
        }
    };
    private final InMemoryItemStore items = new InMemoryItemStore(clock);
    private final AtomicInteger made = new AtomicInteger();
    private final Randomness random = count -> {
        byte[] bytes = new byte[count];
        bytes[0] = (byte) made.incrementAndGet();
        return bytes;
    };
    private final SigningKeys keys = new SigningKeys(items, clock, random);
    private final JobTokens tokens = new JobTokens(keys, clock);

    @Test
    void a_token_is_sixteen_hexadecimal_digits_and_stays_the_same() {
        String token = tokens.of("job/1", now.get());
        assertTrue(token.matches("[0-9a-f]{16}"), token);
        assertEquals(token, tokens.of("job/1", now.get()));
        assertTrue(tokens.accepts("job/1", now.get(), token));
    }

    @Test
    void it_is_good_for_one_job_and_one_time_of_issue() {
        long issued = now.get();
        String token = tokens.of("job/1", issued);
        assertNotEquals(token, tokens.of("job/2", issued));
        assertFalse(tokens.accepts("job/2", issued, token));
        assertFalse(tokens.accepts("job/1", issued + 1, token));
        assertFalse(tokens.accepts("job/1", issued, token.substring(1)));
        assertFalse(tokens.accepts("job/1", issued, null));
        assertFalse(tokens.accepts("job/1", issued, "Ω"));
    }

    @Test
    void it_ends_after_72_hours() {
        long issued = now.get();
        String token = tokens.of("job/1", issued);
        now.addAndGet(72 * HOUR - 1);
        assertTrue(tokens.accepts("job/1", issued, token));
        now.addAndGet(1);
        assertFalse(tokens.accepts("job/1", issued, token));
    }

    @Test
    void a_rotation_leaves_the_tokens_before_it_until_the_next() {
        String token = tokens.of("job/1", now.get());
        keys.rotate(false);
        assertTrue(tokens.accepts("job/1", now.get(), token));
        assertNotEquals(token, tokens.of("job/1", now.get()));
        keys.rotate(false);
        assertFalse(tokens.accepts("job/1", now.get(), token));
    }

    @Test
    void a_revocation_refuses_them_at_once_and_elsewhere_after_ten_seconds() {
        JobTokens elsewhere = new JobTokens(new SigningKeys(items, clock, random), clock);
        String token = tokens.of("job/1", now.get());
        long issued = now.get();
        assertTrue(elsewhere.accepts("job/1", issued, token));
        keys.rotate(true);
        assertFalse(tokens.accepts("job/1", issued, token));
        now.addAndGet(SigningKeys.KNOWN_FOR_MILLIS);
        assertFalse(elsewhere.accepts("job/1", issued, token));
    }

    @Test
    void all_processes_share_the_key_of_the_one_that_came_first() {
        JobTokens elsewhere = new JobTokens(new SigningKeys(items, clock, random), clock);
        assertEquals(tokens.of("job/1", 5), elsewhere.of("job/1", 5));
        assertEquals(1, made.get());
    }
}
