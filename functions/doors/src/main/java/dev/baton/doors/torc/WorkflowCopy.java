package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.engine.Engine;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.FailureHandler;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.node.ResourceRequirements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Fills a new workflow with what an export holds, and knows which id each record got. Not thread-safe. */
final class WorkflowCopy {
    private static final String JOBS = "jobs";
    private static final String FILES = "files";
    private static final String USER_DATA = "user_data";
    private static final String REQUIREMENTS = "resource_requirements";
    private static final String HANDLERS = "failure_handlers";
    private static final String SLURM = "slurm_schedulers";
    private static final String LOCAL = "local_schedulers";

    private final Engine engine;
    private final long workflow;
    private final Body export;
    private final Map<String, Map<Long, Long>> ids = new HashMap<>();

    WorkflowCopy(Engine engine, long workflow, Body export) {
        this.engine = engine;
        this.workflow = workflow;
        this.export = export;
    }

    int count(String kind) {
        return ids.get(kind).size();
    }

    void make() {
        records(FILES, new FilesResource(engine), FileRecord::id);
        records(USER_DATA, new UserDataResource(engine), UserData::id);
        records(HANDLERS, new FailureHandlersResource(engine), FailureHandler::id);
        records(SLURM, new SlurmSchedulersResource(engine), PlainRecord::id);
        records(LOCAL, new LocalSchedulersResource(engine), PlainRecord::id);
        requirements();
        jobs();
        bodies("workflow_actions").forEach(this::action);
    }

    private List<Body> bodies(String kind) {
        return export.json(kind, null) == null ? List.of() : export.objects(kind);
    }

    private <T> void records(String kind, RecordResource<T, ?> resource, ToLongFunction<T> id) {
        records(kind, bodies(kind), resource, id);
    }

    private <T> void records(String kind, List<Body> bodies, RecordResource<T, ?> resource, ToLongFunction<T> id) {
        List<T> made = resource.records()
                .createAll(
                        workflow,
                        bodies.stream()
                                .map(body -> resource.draft(workflow, body))
                                .toList());
        Map<Long, Long> known = ids.computeIfAbsent(kind, none -> new HashMap<>());
        for (int i = 0; i < bodies.size(); i++) {
            known.put(bodies.get(i).id("id"), id.applyAsLong(made.get(i)));
        }
    }

    /** The workflow has the default ones already. */
    private void requirements() {
        long own = engine.requirements().list(workflow).getFirst().id();
        List<Body> others = new ArrayList<>();
        Map<Long, Long> known = ids.computeIfAbsent(REQUIREMENTS, none -> new HashMap<>());
        for (Body body : bodies(REQUIREMENTS)) {
            if (body.name("name").equals(RequirementsResource.RESERVED)) {
                known.put(body.id("id"), own);
            } else {
                others.add(body);
            }
        }
        records(REQUIREMENTS, others, new RequirementsResource(engine), ResourceRequirements::id);
    }

    /** Level by level, since a job can name only those that are there. */
    private void jobs() {
        Map<Long, Long> made = ids.computeIfAbsent(JOBS, none -> new HashMap<>());
        List<Body> left = bodies(JOBS);
        while (!left.isEmpty()) {
            List<Body> level = left.stream()
                    .filter(body -> made.keySet().containsAll(body.ids("depends_on_job_ids", List.of())))
                    .toList();
            if (level.isEmpty()) {
                throw RequestException.wrong(
                        "depends_on_job_ids of job " + left.getFirst().name("name")
                                + " leads to a job that is not in the export, or back to itself",
                        "depends_on_job_ids",
                        null);
            }
            List<Job> jobs = engine.jobs()
                    .createAll(workflow, level.stream().map(this::job).toList());
            for (int i = 0; i < level.size(); i++) {
                made.put(level.get(i).id("id"), jobs.get(i).id());
            }
            left = left.stream()
                    .filter(body -> !made.containsKey(body.id("id")))
                    .toList();
        }
    }

    private NewJob job(Body body) {
        NewJob old = JobBody.draft(body);
        return new NewJob(
                old.name(),
                old.command(),
                old.invocationScript(),
                old.cancelOnBlockingJobFailure(),
                old.supportsTermination(),
                old.priority(),
                one(REQUIREMENTS, "resource_requirements_id", old.requirementsId()),
                one(SLURM, "scheduler_id", old.schedulerId()),
                one(HANDLERS, "failure_handler_id", old.failureHandlerId()),
                all(JOBS, "depends_on_job_ids", old.dependsOn()),
                all(FILES, "input_file_ids", old.inputFiles()),
                all(FILES, "output_file_ids", old.outputFiles()),
                all(USER_DATA, "input_user_data_ids", old.inputUserData()),
                all(USER_DATA, "output_user_data_ids", old.outputUserData()),
                old.target());
    }

    private void action(Body body) {
        PlainRecord draft = ActionBody.draft(workflow, body);
        List<Long> jobs = all(JOBS, "job_ids", body.ids("job_ids", List.of()));
        if (!jobs.isEmpty()) {
            jobs.forEach(draft.fields().putArray("job_ids")::add);
        }
        ObjectNode config = (ObjectNode) draft.fields().get("action_config");
        if (config.hasNonNull("scheduler_id")) {
            String kind = config.path("scheduler_type").asText().equals("slurm") ? SLURM : LOCAL;
            config.put(
                    "scheduler_id",
                    one(kind, "scheduler_id", config.get("scheduler_id").longValue()));
        }
        engine.actions().create(draft);
    }

    private Long one(String kind, String field, Long old) {
        if (old == null) {
            return null;
        }
        Long id = ids.get(kind).get(old);
        if (id == null) {
            throw RequestException.wrong(
                    field + " names a record that is not among the export's " + kind, field, old.toString());
        }
        return id;
    }

    private List<Long> all(String kind, String field, List<Long> old) {
        return old.stream().map(id -> one(kind, field, id)).toList();
    }
}
