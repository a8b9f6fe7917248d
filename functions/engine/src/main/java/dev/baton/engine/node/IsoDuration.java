package dev.baton.engine.node;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ISO-8601 durations as Torc reads them: years of 31,557,600 s, months of 2,629,800 s, weeks; fractions of a second are
 * dropped (specification of Torc, section 1).
 */
public final class IsoDuration {
    /** So many digits each that no sum overflows, and that every sum is good as seconds alone. */
    private static final Pattern FORM =
            Pattern.compile("P(?=.)(?:(\\d{1,9})Y)?(?:(\\d{1,9})M)?(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?"
                    + "(?:T(?=.)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,17})(?:[.,]\\d+)?S)?)?");

    private static final long[] SECONDS = {31_557_600, 2_629_800, 604_800, 86_400, 3_600, 60, 1};

    private IsoDuration() {}

    /** The text's whole seconds; throws IllegalArgumentException that says what was expected. */
    public static long seconds(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a duration must be in ISO-8601 form, such as PT30M or P1DT2H, not '" + text + "'");
        }
        long seconds = 0;
        for (int group = 0; group < SECONDS.length; group++) {
            String digits = matcher.group(group + 1);
            seconds += digits == null ? 0 : Long.parseLong(digits) * SECONDS[group];
        }
        return seconds;
    }
}
