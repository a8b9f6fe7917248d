package dev.baton.engine.sparky;

import java.util.List;

/**
 * How the lanes are.
 *
 * @param lanes those in which jobs wait or run
 * @param more whether there are more projects than were looked at
 */
public record Health(List<LaneHealth> lanes, boolean more) {
    /**
     * One lane.
     *
     * @param waiting how many jobs wait; as many as were counted, where there are more
     * @param oldestSeconds how long the first of them has waited; 0 where none does
     * @param stuck whether jobs wait, places are free and the lane is not disabled for more than a minute: nobody takes them
     */
    public record LaneHealth(
            String project,
            int atOnce,
            boolean disabled,
            int waiting,
            long oldestSeconds,
            List<JobName> running,
            boolean stuck) {}
}
