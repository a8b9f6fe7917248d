package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives a workflow's failed jobs another try: those that had too little memory or time ask for more, those that were
 * interrupted run as they are, others only where that is wanted (specification of Torc, 2.4). Everything is found from
 * results and requirements as they stand.
 */
final class Recovery {
    private static final Set<String> FAILED = Set.of("failed", "terminated", "pending_failed");

    private final Shell shell;
    private final Api api;
    private final long workflow;
    private final RecoveryOptions options;
    private final double runtime;
    /** What is asked for anew, by the record's id. */
    private final Map<Json, Json.Obj> raised = new LinkedHashMap<>();

    private final List<Remedy> remedies = new ArrayList<>();

    private Recovery(Shell shell, Api api, long workflow, RecoveryOptions options, double usualRuntime) {
        this.shell = shell;
        this.api = api;
        this.workflow = workflow;
        this.options = options;
        runtime = options.runtime == null ? usualRuntime : options.runtime;
    }

    /** Finds out what failed and what could be done; changes nothing. */
    static Recovery plan(Shell shell, Api api, long workflow, RecoveryOptions options, double usualRuntime) {
        options.check();
        Recovery recovery = new Recovery(shell, api, workflow, options, usualRuntime);
        recovery.look();
        return recovery;
    }

    private void look() {
        Map<Json, Json> results = byId(api.list(new Listing("/results", workflow).toString()), "job_id");
        Map<Json, Json> requirements = byId(api.list(new Listing("/resource_requirements", workflow).toString()), "id");
        for (Json job : api.list(new Listing("/jobs", workflow).toString())) {
            if (FAILED.contains(Group.cell(job, "status"))) {
                JobFailure failure = JobFailure.of(job, results.getOrDefault(job.get("id"), Json.EMPTY));
                Asked asked = Asked.of(requirements.getOrDefault(failure.requirements(), Json.EMPTY));
                remedies.add(remedy(failure, asked));
            }
        }
    }

    private static Map<Json, Json> byId(List<Json> records, String field) {
        return records.stream()
                .collect(Collectors.toMap(record -> record.get(field), record -> record, (older, newer) -> newer));
    }

    private Remedy remedy(JobFailure failure, Asked asked) {
        FailureCause cause = FailureCause.of(failure, asked);
        return switch (cause) {
            case OUT_OF_MEMORY -> raise(failure, cause, asked, "memory", asked.bytes());
            case OUT_OF_TIME -> raise(failure, cause, asked, "runtime", asked.seconds());
            case INTERRUPTED -> new Remedy(failure, cause, true, "runs again as it is");
            case UNKNOWN ->
                options.unknown
                        ? new Remedy(failure, cause, true, "runs again as it is")
                        : new Remedy(failure, cause, false, "left: --retry-unknown would run it again");
        };
    }

    private Remedy raise(JobFailure failure, FailureCause cause, Asked asked, String field, long before) {
        if (!asked.limited() || before == 0) {
            return new Remedy(
                    failure, cause, true, "runs again as it is, since it asked for no " + field + " of its own");
        }
        String wanted = field.equals("memory")
                ? asked.memoryTimes(options.memory, failure.peakBytes())
                : asked.runtimeTimes(runtime);
        Json.Obj record = raised.getOrDefault(
                failure.requirements(), Draft.over(asked.record()).body());
        // Jobs that share a record get what the neediest of them needs.
        boolean more = field.equals("runtime") || more(wanted, record);
        raised.put(failure.requirements(), more ? record.with(field, Json.of(wanted)) : record);
        return new Remedy(
                failure,
                cause,
                true,
                field + " of " + Group.cell(asked.record(), "name") + ": " + Group.cell(asked.record(), field) + " -> "
                        + wanted);
    }

    private static boolean more(String wanted, Json.Obj record) {
        return Asked.of(Json.EMPTY.with("memory", Json.of(wanted))).bytes()
                > Asked.of(record).bytes();
    }

    /** What is done about each failed job. */
    List<Remedy> remedies() {
        return remedies;
    }

    /** Whether any job would run again. */
    boolean helps() {
        return remedies.stream().anyMatch(Remedy::again);
    }

    /** Does it: requirements first, then the jobs and what follows them become ready or blocked in the next run. */
    void apply() {
        hook();
        raised.forEach((id, record) -> api.put("/resource_requirements/" + number(id), record));
        api.post("/workflows/" + workflow + "/reset_status?force=true", null);
        long run = new BeforeRun(shell, api, workflow, true).nextRun();
        List<Json> again = new ArrayList<>();
        for (Remedy remedy : remedies) {
            if (remedy.again()) {
                api.put("/jobs/" + remedy.failure().id() + "/manage_status_change/uninitialized/" + run, null);
                again.add(remedy.json());
            }
        }
        api.post(
                "/workflows/" + workflow + "/initialize_jobs?only_uninitialized=true&clear_ephemeral_user_data=false",
                null);
        Json data = Json.EMPTY.with("category", Json.of("workflow_recovered")).with("jobs", new Json.Arr(again));
        api.post(
                "/events",
                Draft.of(workflow)
                        .text(
                                "timestamp",
                                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                        .with("data", data)
                        .body());
    }

    private static String number(Json id) {
        return id instanceof Json.Num(String literal) ? literal : "0";
    }

    private void hook() {
        if (options.hook == null) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", options.hook)
                .directory(shell.folder().toFile())
                .inheritIO();
        builder.environment().put("TORC_WORKFLOW_ID", Long.toString(workflow));
        builder.environment().put("BATON_WORKFLOW_ID", Long.toString(workflow));
        builder.environment().put("BATON_URL", api.base().toString());
        try {
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new Failure("the recovery hook ended with code " + code + "; nothing was reset");
            }
        } catch (IOException refused) {
            throw new Failure("the recovery hook cannot be started: " + refused.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure("the recovery hook was interrupted; nothing was reset");
        }
    }
}
