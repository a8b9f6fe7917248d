package dev.baton.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrontabTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/15 * * * *          | 2026-01-01T00:00:00Z | 2026-01-01T00:00:00Z",
                "*/15 * * * *          | 2026-01-01T00:00:01Z | 2026-01-01T00:15:00Z",
                "5/20 * * * *          | 2026-01-01T00:46:00Z | 2026-01-01T01:05:00Z",
                "0 9-17/4,23 * * *     | 2026-01-01T17:01:00Z | 2026-01-01T23:00:00Z",
                "30 6 * * MON-FRI      | 2026-01-02T06:31:00Z | 2026-01-05T06:30:00Z",
                "0 0 * * 7             | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z",
                "0 0 * * sun           | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z",
                "0 0 31 * *            | 2026-02-01T00:00:00Z | 2026-03-31T00:00:00Z",
                "0 0 29 feb *          | 2026-01-01T00:00:00Z | 2028-02-29T00:00:00Z",
                "0 0 29 2 *            | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z",
                "0 0 13 * 5            | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z",
                "@daily                | 2026-12-31T00:00:01Z | 2027-01-01T00:00:00Z",
                "@yearly               | 2026-01-01T00:00:01Z | 2027-01-01T00:00:00Z",
                "59 23 31 12 *         | 2026-12-31T23:59:30Z | 2027-12-31T23:59:00Z"
            })
    void comes_next_when_cron_would_start_it(String text, String from, String next) {
        assertEquals(next, next(text.strip(), from));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 8",
                "-1 * * * *",
                "5-1 * * * *",
                "*/0 * * * *",
                "1/2/3 * * * *",
                "1-2-3 * * * *",
                ",1 * * * *",
                "1,, * * * *",
                "* * * JANU *",
                "* * * SUN *",
                "? * * * *",
                "@often",
                "0 0 30 2 *",
                "0 0 31 4,6,9,11 *"
            })
    void what_is_none_or_never_comes_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Crontab.parse(text));
    }

    @Test
    void either_day_will_do_where_both_are_named() {
        String both = "0 12 1,15 * 3";
        assertEquals("2026-07-15T12:00:00Z", next(both, "2026-07-13T00:00:00Z"));
        assertEquals("2026-07-22T12:00:00Z", next(both, "2026-07-16T00:00:00Z"));
        assertEquals("2026-08-01T12:00:00Z", next(both, "2026-07-30T00:00:00Z"));
    }

    private static String next(String text, String from) {
        long next = Crontab.parse(text).from(Instant.parse(from).toEpochMilli());
        return Instant.ofEpochMilli(next).toString();
    }
}
