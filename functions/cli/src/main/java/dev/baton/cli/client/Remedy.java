package dev.baton.cli.client;

import dev.baton.cli.json.Json;

/**
 * What is done about a failed job.
 *
 * @param again whether it runs again
 * @param done in words
 */
record Remedy(JobFailure failure, FailureCause cause, boolean again, String done) {
    Json json() {
        return Json.EMPTY
                .with("job_id", Json.of(failure.id()))
                .with("job_name", Json.of(failure.name()))
                .with("status", Json.of(failure.status()))
                .with("return_code", Json.of(failure.code()))
                .with("cause", Json.of(cause.words()))
                .with("runs_again", Json.of(again))
                .with("remedy", Json.of(done));
    }

    void row(Table table) {
        table.row(
                Long.toString(failure.id()),
                failure.name(),
                failure.status(),
                Long.toString(failure.code()),
                cause.words(),
                done);
    }
}
