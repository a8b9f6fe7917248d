package dev.baton.engine.sparky;

import dev.baton.engine.RefusedException;
import dev.baton.engine.time.Crontab;
import java.util.List;

/**
 * How a project's jobs are run.
 *
 * @param atOnce how many of them run at the same time, 1 to 64; Sparky runs one
 * @param keepBuilds how many of the newest builds are kept, from 1; 0 for all of them
 * @param timeoutSeconds how long a job may run that says nothing of its own; Sparky means six hours
 * @param disabled whether its jobs wait until that is taken back
 * @param crontab when a build of its own is queued, in five fields and UTC; empty for never
 * @param downstream projects of which one build is queued after the end of each of its own, however that was
 */
public record ProjectSettings(
        int atOnce, int keepBuilds, long timeoutSeconds, boolean disabled, String crontab, List<String> downstream) {
    /** The longest that a job may be allowed to run. */
    public static final long LONGEST_SECONDS = 30L * 24 * 3600;

    /** What holds where nothing was said. */
    public static final ProjectSettings PLAIN = new ProjectSettings(1, 0, 6 * 3600, false, "", List.of());

    private static final int LONGEST_SHOWN = 120;
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_DOWNSTREAM = 16;

    public ProjectSettings {
        crontab = crontab == null ? "" : crontab.strip();
        requireCrontab(crontab);
        downstream = downstream == null ? List.of() : List.copyOf(downstream);
        require(atOnce >= 1 && atOnce <= MOST_AT_ONCE, "at_once must be 1 to " + MOST_AT_ONCE);
        require(keepBuilds >= 0, "keep_builds must not be negative");
        seconds("timeout", timeoutSeconds);
        require(downstream.size() <= MOST_DOWNSTREAM, "downstream names at most " + MOST_DOWNSTREAM + " projects");
        downstream.forEach(JobName::project);
    }

    /** Settings of a project that builds nothing by itself. */
    public ProjectSettings(int atOnce, int keepBuilds, long timeoutSeconds, boolean disabled, List<String> downstream) {
        this(atOnce, keepBuilds, timeoutSeconds, disabled, "", downstream);
    }

    /** Refuses what no job can be given as its time. */
    static long seconds(String field, long seconds) {
        require(
                seconds >= 1 && seconds <= LONGEST_SECONDS,
                field + " must be 1 to " + LONGEST_SECONDS + " seconds, not " + seconds);
        return seconds;
    }

    private static void requireCrontab(String crontab) {
        try {
            if (!crontab.isEmpty()) {
                Crontab.parse(crontab);
            }
        } catch (IllegalArgumentException noCrontab) {
            throw new RefusedException("crontab must have five fields (minute, hour, day, month, weekday; UTC), such as"
                    + " '*/15 * * * *', not '" + shown(crontab) + "'");
        }
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new RefusedException(otherwise);
        }
    }
}
