package dev.baton.engine.sparky;

import dev.baton.engine.RefusedException;
import dev.baton.engine.cron.CronExpression;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a project builds by itself: five fields, in UTC. */
record Crontab(CronExpression cron) {
    private static final int LONGEST = 120;

    /** Empty for an empty text; RefusedException where it is no crontab. */
    static Optional<Crontab> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.length() <= LONGEST) {
                return Optional.of(new Crontab(CronExpression.parse(text)));
            }
        } catch (IllegalArgumentException noCron) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static RefusedException wrong(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return new RefusedException(
                "crontab must have five fields (minute, hour, day, month, weekday; UTC), such as '*/15 * * * *', not '"
                        + shown + "'");
    }

    /** The first time after that, in milliseconds since 1970. */
    long after(long millis) {
        return cron.from(Instant.ofEpochMilli(millis + 1).atZone(ZoneOffset.UTC))
                .toInstant()
                .toEpochMilli();
    }
}
