package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.event.Event;
import dev.baton.engine.event.Happening;
import dev.baton.engine.event.Happening.Severity;
import dev.baton.engine.event.Happenings;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.job.ResultItems;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Item;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Happenings out of events and of jobs as they stand (specification of Torc, section 2.10). */
record StoredHappenings(Tables tables) implements Happenings {
    @Override
    public List<Happening> of(long workflowId) {
        tables.workflows().get(workflowId);
        List<Happening> found = new ArrayList<>();
        tables.events().list(workflowId).forEach(event -> found.add(of(event)));
        tables.jobs().items(workflowId).forEach(job -> of(workflowId, job).ifPresent(found::add));
        found.sort(Comparator.comparingLong(Happening::millis).thenComparing(Happening::key));
        return found;
    }

    private static Happening of(Event event) {
        String type = Stream.of("event_type", "category")
                .map(name -> event.data().path(name).asText())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("event");
        return new Happening(
                event.workflowId(),
                "e" + Ids.number(event.id()),
                millis(event.timestamp()),
                type,
                severity(event.data().path("severity").asText()),
                event.data());
    }

    private static Severity severity(String text) {
        return Stream.of(Severity.values())
                .filter(severity -> severity.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Severity.INFO);
    }

    private static long millis(String iso) {
        try {
            return Instant.parse(iso).toEpochMilli();
        } catch (DateTimeException othersClocksWriteOtherForms) {
            return 0;
        }
    }

    private static Optional<Happening> of(long workflow, Item job) {
        JobStatus status = JobItems.status(job);
        return switch (status) {
            case UNINITIALIZED, BLOCKED, READY, PENDING, DISABLED -> Optional.empty();
            case RUNNING -> Optional.of(of(workflow, job, "started", job.number(CLAIMED_AT, 0), Severity.INFO));
            case COMPLETED -> Optional.of(ended(workflow, job, Severity.INFO));
            case FAILED -> Optional.of(ended(workflow, job, Severity.ERROR));
            case CANCELED, TERMINATED, PENDING_FAILED -> Optional.of(ended(workflow, job, Severity.WARNING));
        };
    }

    private static Happening ended(long workflow, Item job, Severity severity) {
        JobStatus status = JobItems.status(job);
        Optional<Result> result = ResultItems.newest(job)
                .filter(newest -> newest.status() == status && newest.attempt() == JobItems.attempt(job));
        long millis = result.map(newest -> millis(newest.completionTime())).orElse(0L);
        Happening ended = of(workflow, job, status.wire(), millis, severity);
        result.ifPresent(newest -> ((ObjectNode) ended.data())
                .put("return_code", newest.returnCode())
                .put("run_id", newest.runId()));
        return ended;
    }

    private static Happening of(long workflow, Item job, String what, long millis, Severity severity) {
        long number = Keys.number(job.key());
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("job_id", Ids.of(workflow, number))
                .put("job_name", job.text(NAME))
                .put("attempt_id", JobItems.attempt(job));
        String key = "j" + number + "." + JobItems.attempt(job) + "." + what;
        return new Happening(workflow, key, millis, "job_" + what, severity, data);
    }
}
