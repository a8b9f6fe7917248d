package dev.baton.engine.sparky;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.baton.engine.RefusedException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a project builds by itself: five fields, in UTC. Loaded when the first such project is met. */
record Crontab(Cron cron) {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private static final int LONGEST = 120;

    /** Empty for an empty text; RefusedException where it is no crontab. */
    static Optional<Crontab> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.length() <= LONGEST) {
                return Optional.of(new Crontab(PARSER.parse(text).validate()));
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

    /** The first time after that, in milliseconds since 1970; 0 for never. */
    long after(long millis) {
        return ExecutionTime.forCron(cron)
                .nextExecution(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC))
                .map(next -> next.toInstant().toEpochMilli())
                .orElse(0L);
    }
}
