package dev.baton.engine.time;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** A standard cron expression: five fields, or a nickname such as {@code @daily}; in UTC. Loaded when the first one is met. */
public record Crontab(Cron cron) {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .withStrictRange()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(0, 7)
            .withMondayDoWValue(1)
            .withIntMapping(7, 0)
            .withStrictRange()
            .and()
            .withSupportedNicknameYearly()
            .withSupportedNicknameAnnually()
            .withSupportedNicknameMonthly()
            .withSupportedNicknameWeekly()
            .withSupportedNicknameDaily()
            .withSupportedNicknameMidnight()
            .withSupportedNicknameHourly()
            .instance());

    private static final int LONGEST = 120;

    /** The expression of this text; IllegalArgumentException where it is none. */
    public static Crontab parse(String text) {
        if (text.length() > LONGEST || text.contains("\n")) {
            throw new IllegalArgumentException("an expression is one line of at most " + LONGEST + " characters");
        }
        Crontab crontab = new Crontab(PARSER.parse(text).validate());
        if (crontab.from(1) == 0) {
            throw new IllegalArgumentException("such a day never comes");
        }
        return crontab;
    }

    /** The first time from this one on, in milliseconds since 1970; 0 for never. */
    public long from(long millis) {
        ZonedDateTime before = Instant.ofEpochMilli(millis - 1).atZone(ZoneOffset.UTC);
        return ExecutionTime.forCron(cron)
                .nextExecution(before)
                .map(next -> next.toInstant().toEpochMilli())
                .orElse(0L);
    }
}
