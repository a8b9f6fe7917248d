package dev.baton.engine.actor;

import dev.baton.engine.RefusedException;
import dev.baton.engine.cron.CronExpression;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When cron sends messages; all in UTC. */
sealed interface Schedule {
    /** The first time from this one on, in milliseconds since 1970; 0 for never. */
    long from(long millis);

    /** Abaco's: a first hour, and again every so many units of it. Counted from the first, so that months do not drift. */
    record Every(ZonedDateTime start, long count, ChronoUnit unit) implements Schedule {
        @Override
        public long from(long millis) {
            ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
            long passed = Math.max(0, unit.between(start, time) / count - 1);
            ZonedDateTime next = start.plus(passed * count, unit);
            while (next.isBefore(time)) {
                passed++;
                next = start.plus(passed * count, unit);
            }
            return next.toInstant().toEpochMilli();
        }
    }

    /** A standard expression of five fields, or a nickname such as {@code @daily}. */
    record Standard(CronExpression cron) implements Schedule {
        @Override
        public long from(long millis) {
            return cron.from(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC))
                    .toInstant()
                    .toEpochMilli();
        }
    }

    Pattern ABACO = Pattern.compile(
            "(?:(\\d{4})-(\\d{1,2})-(\\d{1,2}) (\\d{1,2})|[Nn]ow) \\+ (\\d{1,4}) (hour|day|week|month)s?");

    int LONGEST = 120;

    /** The schedule of this text, set at that time; empty for null. RefusedException tells what is wrong. */
    static Optional<Schedule> parse(String text, long now) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher abaco = ABACO.matcher(text);
        if (abaco.matches()) {
            return Optional.of(every(abaco, now));
        }
        if (text.length() > LONGEST || text.contains("\n")) {
            throw wrong(text);
        }
        try {
            return Optional.of(new Standard(CronExpression.parse(text)));
        } catch (IllegalArgumentException noCron) {
            throw wrong(text);
        }
    }

    private static Schedule every(Matcher abaco, long now) {
        ZonedDateTime hour = Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS);
        long count = Long.parseLong(abaco.group(5));
        ChronoUnit unit = ChronoUnit.valueOf(abaco.group(6).toUpperCase(java.util.Locale.ROOT) + "S");
        if (count < 1) {
            throw new RefusedException("cronSchedule must repeat after 1 or more " + abaco.group(6) + "s");
        }
        if (abaco.group(1) == null) {
            return new Every(hour, count, unit);
        }
        try {
            ZonedDateTime start = LocalDateTime.of(
                            Integer.parseInt(abaco.group(1)),
                            Integer.parseInt(abaco.group(2)),
                            Integer.parseInt(abaco.group(3)),
                            Integer.parseInt(abaco.group(4)),
                            0)
                    .atZone(ZoneOffset.UTC);
            return new Every(start, count, unit);
        } catch (DateTimeException noDate) {
            throw new RefusedException("cronSchedule names no date and hour: " + noDate.getMessage());
        }
    }

    /** That a new schedule, which may be null, does not start in the past, compared by the hour. */
    static void refusePast(String text, long now) {
        if (parse(text, now).orElse(null) instanceof Every(ZonedDateTime start, long count, ChronoUnit unit)
                && start.isBefore(
                        Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS))) {
            throw new RefusedException("cronSchedule starts in the past; let it start this hour or later, or now");
        }
    }

    /** When an actor with these settings is to be sent its first message; 0 for never. */
    static long first(ActorSettings settings, long now) {
        return settings.cronOn()
                ? parse(settings.cronSchedule(), now)
                        .map(schedule -> schedule instanceof Every(var start, var count, var unit)
                                ? Math.max(start.toInstant().toEpochMilli(), 1)
                                : schedule.from(now))
                        .orElse(0L)
                : 0;
    }

    private static RefusedException wrong(String text) {
        return new RefusedException("cronSchedule must be such as '2030-01-31 14 + 6 hours', 'now + 1 day' or"
                + " '*/15 * * * *', in UTC, not " + Directory.shown(text));
    }
}
