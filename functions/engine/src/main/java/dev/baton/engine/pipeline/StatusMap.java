package dev.baton.engine.pipeline;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which event the status of an Agave or Aloe job stands for, one column a generation; {@code -} is no event. A status
 * that is not listed, also a {@code ${STATUS}} that nobody filled in, stands for an update.
 */
final class StatusMap {
    /** What a status stands for that is no event. */
    static final String NONE = "-";

    private static final String UNLISTED = "update";

    private static final String TABLE = """
            status             2018   2020
            CREATED            -      resource
            UPDATED            -      updated
            DELETED            -      fail
            PERMISSION_GRANT   -      resource
            PERMISSION_REVOKE  -      resource
            PENDING            -      resource
            STAGING_INPUTS     update resource
            CLEANING_UP        -      resource
            ARCHIVING          update resource
            STAGING_JOB        -      resource
            FINISHED           finish finish
            FAILED             fail   fail
            RUNNING            run    run
            PAUSED             -      resource
            QUEUED             update resource
            SUBMITTING         -      resource
            STAGED             -      resource
            PROCESSING_INPUTS  -      resource
            ARCHIVING_FINISHED update resource
            ARCHIVING_FAILED   fail   fail
            HEARTBEAT          update update
            KILLED             update update
            STOPPED            fail   fail
            """;

    private static final Map<String, String> SEED = column(1);
    private static final Map<String, String> NEWEST = column(2);

    private StatusMap() {}

    private static Map<String, String> column(int column) {
        Map<String, String> events = new HashMap<>();
        TABLE.lines().skip(1).map(line -> line.split(" +")).forEach(line -> events.put(line[0], line[column]));
        return Map.copyOf(events);
    }

    /** The event's name, or {@link #NONE}; {@code updated}, which no machine has, is among them. */
    static String event(StateMachine machine, String status) {
        String name = status.toUpperCase(Locale.ROOT);
        return switch (machine) {
            case SEED -> SEED.getOrDefault(name, UNLISTED);
            case NEWEST -> NEWEST.getOrDefault(name, UNLISTED);
        };
    }
}
