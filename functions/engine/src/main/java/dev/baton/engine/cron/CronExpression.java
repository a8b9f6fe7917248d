package dev.baton.engine.cron;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A standard cron expression: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday), as in POSIX's crontab
 * with steps, names, and the nicknames {@code @hourly} to {@code @yearly}. Where both days are restricted, either will do.
 *
 * @param minutes the bit of each minute that fits, as the others
 * @param eitherDay whether both the day of the month and that of the week are restricted
 */
public record CronExpression(long minutes, long hours, long days, long months, long weekdays, boolean eitherDay) {
    private static final int FIELDS = 5;
    private static final int SUNDAY = 7;
    /** The longest way from one 29 February that is a Sunday to the next, over a year 2100. */
    private static final int MOST_DAYS = 48 * 366;

    private static final String NAMES = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC";
    private static final String WEEK = "SUN MON TUE WED THU FRI SAT";
    private static final Map<String, String> NICKNAMES = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    /** The expression of this text; IllegalArgumentException for what is none, or never comes. */
    public static CronExpression parse(String text) {
        String[] fields = NICKNAMES
                .getOrDefault(text.strip().toLowerCase(Locale.ROOT), text)
                .strip()
                .split("\\s+");
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not five fields");
        }
        long weekdays = bits(fields[4], 0, SUNDAY, WEEK);
        CronExpression expression = new CronExpression(
                bits(fields[0], 0, 59, ""),
                bits(fields[1], 0, 23, ""),
                bits(fields[2], 1, 31, ""),
                bits(fields[3], 1, 12, NAMES),
                has(weekdays, SUNDAY) ? weekdays | 1 : weekdays,
                !fields[2].startsWith("*") && !fields[4].startsWith("*"));
        if (expression.day(LocalDate.of(2000, 1, 1)).isEmpty()) {
            throw new IllegalArgumentException("such a day never comes");
        }
        return expression;
    }

    private static long bits(String field, int first, int last, String names) {
        long bits = 0;
        for (String part : field.split(",", -1)) {
            String[] step = part.split("/", -1);
            String[] range = step[0].split("-", -1);
            if (step.length > 2 || range.length > 2) {
                throw new IllegalArgumentException("not a range");
            }
            boolean all = step[0].equals("*");
            int from = all ? first : number(range[0], first, last, names);
            int to = all || range.length == 1 && step.length == 2
                    ? last
                    : number(range[range.length - 1], first, last, names);
            int each = step.length == 1 ? 1 : number(step[1], 1, last, "");
            if (from > to) {
                throw new IllegalArgumentException("a range that runs backward");
            }
            for (int value = from; value <= to; value += each) {
                bits |= 1L << value;
            }
        }
        return bits;
    }

    private static int number(String text, int first, int last, String names) {
        int place = names.isEmpty() || text.length() != 3 ? -1 : names.indexOf(text.toUpperCase(Locale.ROOT));
        // Names stand four letters apart, the first one for the first number.
        int number =
                place >= 0 && place % 4 == 0 ? place / 4 + (names.equals(WEEK) ? 0 : first) : Integer.parseInt(text);
        if (number < first || number > last || text.startsWith("+")) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    private static boolean has(long bits, int value) {
        return (bits >> value & 1) == 1;
    }

    /** The first time from this one on. */
    public ZonedDateTime from(ZonedDateTime time) {
        ZonedDateTime minute = time.truncatedTo(ChronoUnit.MINUTES);
        ZonedDateTime start = minute.isBefore(time) ? minute.plusMinutes(1) : minute;
        Optional<ZonedDateTime> today = fits(start.toLocalDate()) ? within(start) : Optional.empty();
        return today.orElseGet(() -> {
            LocalDate day = day(start.toLocalDate().plusDays(1)).orElseThrow();
            return within(day.atStartOfDay(start.getZone())).orElseThrow();
        });
    }

    private Optional<ZonedDateTime> within(ZonedDateTime start) {
        ZonedDateTime end = start.toLocalDate().plusDays(1).atStartOfDay(start.getZone());
        for (ZonedDateTime time = start; time.isBefore(end); time = time.plusMinutes(1)) {
            if (has(hours, time.getHour()) && has(minutes, time.getMinute())) {
                return Optional.of(time);
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> day(LocalDate from) {
        return from.datesUntil(from.plusDays(MOST_DAYS)).filter(this::fits).findFirst();
    }

    private boolean fits(LocalDate day) {
        boolean ofMonth = has(days, day.getDayOfMonth());
        boolean ofWeek = has(weekdays, day.getDayOfWeek().getValue() % SUNDAY);
        return has(months, day.getMonthValue()) && (eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek);
    }
}
