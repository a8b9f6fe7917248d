package dev.baton.cli.tui;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Failure;
import dev.baton.cli.json.Json;

/** Has the server do what was confirmed. */
record Deeds(Api api) {
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** Does it; what came of it, in a sentence. */
    String done(Effect.Act act) {
        try {
            return switch (act.action()) {
                case CANCEL_WORKFLOW -> cancel(act.id());
                case RETRY_JOB -> retry(act.id());
                case RESTART_FAILED -> restart(act.id());
            };
        } catch (Failure refused) {
            return "Refused: " + refused.getMessage();
        }
    }

    private String cancel(long workflow) {
        api.put("/workflows/" + workflow + "/cancel", null);
        return "Workflow " + workflow + " is canceled.";
    }

    private String retry(long id) {
        Json job = api.get("/jobs/" + id);
        api.post("/jobs/" + id + "/retry/" + run(job.number("workflow_id")) + "?max_retries=" + ANY_NUMBER, null);
        return "Job " + id + " is ready again; baton run " + job.number("workflow_id") + " runs it.";
    }

    private String restart(long workflow) {
        api.post("/workflows/" + workflow + "/reset_status", null);
        long count = api.post("/workflows/" + workflow + "/reset_job_status?failed_only=true", null)
                .number("updated_count");
        if (count == 0) {
            return "No job of workflow " + workflow + " has failed.";
        }
        Json status = api.get("/workflows/" + workflow + "/status");
        if (status instanceof Json.Obj known) {
            api.put("/workflows/" + workflow + "/status", known.with("run_id", Json.of(status.number("run_id") + 1)));
        }
        api.post("/workflows/" + workflow + "/initialize_jobs?only_uninitialized=true", null);
        return count + (count == 1 ? " job waits" : " jobs wait") + " to run again; baton run " + workflow + " runs "
                + (count == 1 ? "it." : "them.");
    }

    private long run(long workflow) {
        return api.get("/workflows/" + workflow + "/status").number("run_id");
    }
}
