package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Limits;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.target.Target;
import dev.baton.engine.target.TargetText;
import java.util.List;

/** Reads jobs that clients send. */
final class JobBody {
    private static final NewJob DEFAULTS = new NewJob(
            null, null, null, true, false, 0, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of());

    /** A job that is sent to a target needs no command. */
    private static final NewJob TARGETED = new NewJob(
            null, "", null, true, false, 0, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of());

    private JobBody() {}

    /** A new job; a status in the body means nothing. */
    static NewJob draft(Body body) {
        body.name("name");
        NewJob defaults = DEFAULTS;
        if (body.json("target", null) == null) {
            body.text("command");
        } else {
            defaults = TARGETED;
        }
        return changed(defaults, body);
    }

    /** The job with the values that the body gives; absent ones stay. */
    static NewJob changed(NewJob old, Body body) {
        return new NewJob(
                body.name("name", old.name()),
                body.text("command", old.command(), Limits.COMMAND),
                body.text("invocation_script", old.invocationScript(), Limits.COMMAND),
                body.flag("cancel_on_blocking_job_failure", old.cancelOnBlockingJobFailure()),
                body.flag("supports_termination", old.supportsTermination()),
                body.int32("priority", old.priority()),
                body.id("resource_requirements_id", old.requirementsId()),
                body.id("scheduler_id", old.schedulerId()),
                body.id("failure_handler_id", old.failureHandlerId()),
                body.ids("depends_on_job_ids", old.dependsOn()),
                body.ids("input_file_ids", old.inputFiles()),
                body.ids("output_file_ids", old.outputFiles()),
                body.ids("input_user_data_ids", old.inputUserData()),
                body.ids("output_user_data_ids", old.outputUserData()),
                target(body, old.target()));
    }

    private static Target target(Body body, Target old) {
        JsonNode json = body.json("target", null);
        try {
            return json == null ? old : TargetText.parse(json);
        } catch (IllegalArgumentException wrong) {
            throw RequestException.wrong(wrong.getMessage(), "target", json.isTextual() ? json.textValue() : null);
        }
    }
}
