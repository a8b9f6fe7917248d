package dev.baton.engine.reactor;

import dev.baton.engine.access.Hashids;
import dev.baton.engine.pipeline.PipelineSettings;
import dev.baton.engine.pipeline.PipelineSettings.Followers;
import java.util.Map;

/**
 * Under which ids the managers answer, and what a deployment chose for pipelines.
 *
 * @param jobsManager the id of the actor that hears of jobs
 * @param pipelinesManager the id of the actor that registers pipelines
 */
public record ReactorSettings(String jobsManager, String pipelinesManager, PipelineSettings pipelines) {
    /** The environment variable with the jobs manager's id. */
    public static final String JOBS_MANAGER = "BATON_JOBS_MANAGER_ID";
    /** The environment variable with the pipelines manager's id. */
    public static final String PIPELINES_MANAGER = "BATON_PIPELINES_MANAGER_ID";
    /** Whether a wrong job token is refused: true unless it says false. */
    public static final String STRICT_TOKENS = "BATON_STRICT_JOB_TOKENS";
    /** The storage system of archive paths. */
    public static final String ARCHIVE_SYSTEM = "BATON_ARCHIVE_SYSTEM";
    /** Who gets index and indexed events: an actor's id or alias, as the next two. */
    public static final String INDEXER = "BATON_INDEXER_ID";
    /** Who gets grants to read what a finished job left. */
    public static final String PERMISSIONS = "BATON_PERMISSIONS_ID";
    /** Who gets each event that was applied. */
    public static final String EVENTS = "BATON_EVENTS_ID";

    /** The ids that the managers had with their peers, and the defaults of pipelines. */
    public static final ReactorSettings DEFAULT =
            new ReactorSettings("G56vjoAVzGkkq", "G1p783PxpalBB", PipelineSettings.DEFAULT);

    public ReactorSettings {
        check(JOBS_MANAGER, jobsManager);
        check(PIPELINES_MANAGER, pipelinesManager);
        if (jobsManager.equals(pipelinesManager)) {
            throw new IllegalArgumentException(JOBS_MANAGER + " and " + PIPELINES_MANAGER + " must differ");
        }
    }

    /** What the environment says; IllegalArgumentException that names the variable where one is malformed. */
    public static ReactorSettings of(Map<String, String> environment) {
        PipelineSettings usual = PipelineSettings.DEFAULT;
        return new ReactorSettings(
                value(environment, JOBS_MANAGER, DEFAULT.jobsManager),
                value(environment, PIPELINES_MANAGER, DEFAULT.pipelinesManager),
                new PipelineSettings(
                        truth(value(environment, STRICT_TOKENS, "true")),
                        value(environment, ARCHIVE_SYSTEM, usual.archiveSystem()),
                        usual.hashidsSalt(),
                        new Followers(
                                value(environment, INDEXER, null),
                                value(environment, PERMISSIONS, null),
                                value(environment, EVENTS, null))));
    }

    private static String value(Map<String, String> environment, String name, String usual) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? usual : value;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(STRICT_TOKENS + " must be true or false, not " + text);
        };
    }

    private static void check(String variable, String id) {
        if (Hashids.ABACO.decode(id).isEmpty()) {
            throw new IllegalArgumentException(variable + " must be an id of the form of Abaco's actor ids, such as "
                    + "G56vjoAVzGkkq, not " + id);
        }
    }
}
