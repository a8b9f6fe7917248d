package dev.baton.cli.care;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A time as part of a file's name. */
final class Moment {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Moment() {}

    /** This second, in UTC. */
    static String mark(Clock clock) {
        return FORM.format(clock.instant());
    }
}
