package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What must hold before a workflow's jobs start anew (specification of Torc, 2.5).
 *
 * @param force whether missing files are only warned of
 */
record BeforeRun(Shell shell, Api api, long id, boolean force) {
    /** Fails unless it is not archived, and what jobs read is there or will be made. */
    void check() {
        if (status().isTrue("is_archived")) {
            throw new Failure("workflow " + id + " is archived");
        }
        requireFiles();
        requireUserData();
    }

    WorkflowFiles files() {
        return new WorkflowFiles(api, id, shell.folder());
    }

    /** Begins the next run, and tells its number. */
    long nextRun() {
        Json status = status();
        Json.Obj next = status instanceof Json.Obj known ? known : Json.EMPTY;
        long run = status.number("run_id") + 1;
        api.put("/workflows/" + id + "/status", next.with("run_id", Json.of(run)));
        return run;
    }

    private Json status() {
        return api.get("/workflows/" + id + "/status");
    }

    private void requireFiles() {
        List<String> missing = files().missing();
        if (missing.isEmpty()) {
            return;
        }
        String names = String.join(", ", missing);
        if (!force) {
            throw new Failure("input files are missing: " + names + " (--force goes on without them)");
        }
        shell.err().println("warning: input files are missing: " + names);
    }

    private void requireUserData() {
        List<Json> missing = api.get("/workflows/" + id + "/missing_user_data")
                .get("user_data")
                .items();
        if (!missing.isEmpty()) {
            String names = missing.stream()
                    .map(item -> item instanceof Json.Num(String number) ? number : "?")
                    .map(number -> api.get("/user_data/" + number).text("name").orElse(number) + " (id " + number + ")")
                    .collect(Collectors.joining(", "));
            throw new Failure("user data is missing, and no job produces it: " + names
                    + " (baton user-data update ID --data JSON)");
        }
    }
}
