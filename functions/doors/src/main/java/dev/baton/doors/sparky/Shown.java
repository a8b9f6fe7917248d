package dev.baton.doors.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.json.Wire;
import dev.baton.engine.sparky.Assignment;
import dev.baton.engine.sparky.Health;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.JobState;
import dev.baton.engine.sparky.ProjectSettings;
import dev.baton.engine.sparky.RakuText;
import dev.baton.engine.sparky.SparkyJob;
import dev.baton.engine.sparky.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is told of jobs and projects as JSON. */
final class Shown {
    private Shown() {}

    /** Something that happened, and when, in ISO-8601 UTC. */
    @Wire
    record Step(String at, String what) {}

    /** A job; the status is Sparky's number, times are ISO-8601 UTC and absent until they have come. */
    @Wire
    record Job(
            String project,
            String jobId,
            JobState state,
            int status,
            String description,
            Long build,
            int depth,
            String queuedAt,
            String begunAt,
            String endedAt,
            String deadline,
            String worker,
            String why,
            List<Step> history) {
        static Job of(SparkyJob job) {
            return new Job(
                    job.name().project(),
                    job.name().job(),
                    job.shown(),
                    job.shown().code(),
                    job.description(),
                    job.build() == 0 ? null : job.build(),
                    job.depth(),
                    time(job.queuedAt()),
                    time(job.begunAt()),
                    time(job.endedAt()),
                    time(job.deadline()),
                    job.worker(),
                    job.why(),
                    job.history().stream()
                            .map(step -> new Step(time(step.millis()), step.what()))
                            .toList());
        }
    }

    private static String time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
    }

    /** What a worker is given: its tags as text and taken apart, its configuration as Raku source, and where its end is told without a key. */
    @Wire
    record Work(
            String project,
            String jobId,
            long build,
            String deadline,
            int depth,
            String description,
            String tags,
            Map<String, String> tag,
            JsonNode sparrowdo,
            String sparrowfile,
            String configRaku,
            String callback) {
        static Work of(Assignment job, String callback) {
            return new Work(
                    job.name().project(),
                    job.name().job(),
                    job.build(),
                    time(job.deadline()),
                    job.depth(),
                    job.order().description(),
                    job.order().tags(),
                    Tags.decode(job.order().tags()),
                    job.order().trigger().path("sparrowdo"),
                    job.order().sparrowfile(),
                    job.order().config().isTextual()
                            ? job.order().config().textValue()
                            : RakuText.of(job.order().config()),
                    callback);
        }
    }

    /** How a project's jobs are run. */
    @Wire
    record Settings(
            String project,
            int atOnce,
            int keepBuilds,
            long timeout,
            boolean disabled,
            String crontab,
            List<String> downstream) {
        static Settings of(String project, ProjectSettings settings) {
            return new Settings(
                    project,
                    settings.atOnce(),
                    settings.keepBuilds(),
                    settings.timeoutSeconds(),
                    settings.disabled(),
                    settings.crontab(),
                    settings.downstream());
        }
    }

    /** A lane in which jobs wait or run. */
    @Wire
    record Lane(
            String project,
            int atOnce,
            boolean disabled,
            int waiting,
            long oldestSeconds,
            List<String> running,
            boolean stuck) {
        static Lane of(Health.LaneHealth lane) {
            return new Lane(
                    lane.project(),
                    lane.atOnce(),
                    lane.disabled(),
                    lane.waiting(),
                    lane.oldestSeconds(),
                    lane.running().stream().map(JobName::job).toList(),
                    lane.stuck());
        }
    }
}
