package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.Backend;
import dev.baton.engine.EngineException;
import dev.baton.engine.pipeline.ReactorOutcome.Outgoing;
import dev.baton.engine.pipeline.ReactorOutcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The jobs manager: an actor that hears of jobs by messages, in every form that its peers took (specification of
 * PipelineJobs, section 4). What it refuses it tells by its outcome and keeps in the audit trail; only a StoreBusyException
 * leaves it, which asks to send the same message again. Thread-safe.
 */
public final class JobsReactor {
    private final Backend backend;
    private final StoredPipelineJobs jobs;
    private final Following following;

    JobsReactor(Backend backend, StoredPipelineJobs jobs, Following following) {
        this.backend = backend;
        this.jobs = jobs;
        this.following = following;
    }

    /** Does what the message says. */
    public ReactorOutcome hear(ReactorMessage message) {
        Instant start = backend.clock().instant();
        JobMessage read;
        try {
            read = MessageReader.read(message);
        } catch (EngineException invalid) {
            note(message, invalid);
            return refused("Failed to process message", invalid);
        }
        try {
            return done(read, message, start);
        } catch (EngineException refused) {
            return refused(read instanceof JobMessage.Create ? "Create failed" : "Event not processed", refused);
        }
    }

    private ReactorOutcome done(JobMessage read, ReactorMessage message, Instant start) {
        return switch (read) {
            case JobMessage.Create(NewPipelineJob draft) -> created(jobs.create(draft));
            case JobMessage.Event event -> event(event, message, start);
            case JobMessage.Notice notice -> {
                String asked = notice.event() != null ? notice.event() : "status " + notice.status();
                Credential by = new Credential.Token(notice.token());
                JobCall call = new JobCall(
                        notice.uuid(),
                        asked,
                        notice.body(),
                        message.id(),
                        message.fresh(),
                        by,
                        machine -> Meanings.of(notice, machine));
                yield heard(call, notice, start);
            }
            case JobMessage.Cancel cancel -> {
                jobs.cancel(cancel.uuid(), cancel.id(), new Credential.Token(cancel.token()));
                yield gone(Verdict.CANCELED, cancel);
            }
            case JobMessage.Delete delete -> {
                jobs.delete(delete.uuid(), delete.force(), delete.id(), new Credential.Token(delete.token()));
                yield gone(Verdict.DELETED, delete);
            }
            case JobMessage.Reset reset -> {
                Credential by = new Credential.Token(reset.token());
                yield applied(jobs.reset(reset.uuid(), reset.keepFiles(), reset.id(), by), reset, start);
            }
        };
    }

    private ReactorOutcome event(JobMessage.Event event, ReactorMessage message, Instant start) {
        Credential by = new Credential.Token(event.token());
        if (following.forwards(event.event())) {
            jobs.authorized(event.uuid(), by);
            return outcome(
                    Verdict.FORWARDED,
                    "Forwarded " + event.event().text() + " for job " + event.uuid(),
                    about(event.uuid()),
                    following.forwarded(event));
        }
        JobCall call = new JobCall(
                event.uuid(),
                event.event().text(),
                event.data(),
                event.id(),
                message.isFresh(event.id()),
                by,
                machine -> Meanings.of(event, machine));
        return heard(call, event, start);
    }

    private ReactorOutcome heard(JobCall call, JobMessage.AboutJob message, Instant start) {
        Optional<PipelineJobs.Applied> applied = jobs.hear(call);
        return applied.isPresent()
                ? applied(applied.get(), message, start)
                : outcome(Verdict.IGNORED, "Ignored " + Shown.text(call.asked()), about(call.uuid()), List.of());
    }

    private ReactorOutcome applied(PipelineJobs.Applied applied, JobMessage.AboutJob message, Instant start) {
        HistoryEntry entry = applied.entry();
        ObjectNode result = about(applied.uuid())
                .put("event", entry.event().text())
                .put("status", entry.state().name())
                .put("entry", entry.number());
        if (applied.repeated()) {
            return outcome(Verdict.REPEATED, "Event was processed before", result, List.of());
        }
        long micros = Duration.between(start, backend.clock().instant()).toNanos() / 1000;
        return outcome(
                Verdict.APPLIED,
                "Processed event in " + Math.max(0, micros) + " usec",
                result,
                following.after(applied, message.token()));
    }

    private static ReactorOutcome created(PipelineJobs.Setup setup) {
        ObjectNode result = about(setup.job().uuid())
                .put("token", setup.token())
                .put("path", setup.job().about().path())
                .put("status", setup.job().state().name());
        Verdict verdict = setup.created() ? Verdict.CREATED : Verdict.ATTACHED;
        return outcome(verdict, "Job " + setup.job().uuid() + " " + verdict.text(), result, List.of());
    }

    private static ReactorOutcome gone(Verdict verdict, JobMessage.AboutJob message) {
        return outcome(verdict, "Job " + message.uuid() + " " + verdict.text(), about(message.uuid()), List.of());
    }

    private static ObjectNode about(String uuid) {
        return JsonNodeFactory.instance.objectNode().put("uuid", Shown.text(uuid));
    }

    static ReactorOutcome outcome(Verdict verdict, String log, ObjectNode result, List<Outgoing> outgoing) {
        return new ReactorOutcome(verdict, log, result.put("outcome", verdict.text()), outgoing);
    }

    static ReactorOutcome refused(String what, EngineException why) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("reason", why.getMessage());
        return outcome(Verdict.REFUSED, Shown.line("CRITICAL " + what + " : " + why.getMessage()), result, List.of());
    }

    /** Keeps what could not be read, if it says which job it is for. */
    private void note(ReactorMessage message, EngineException invalid) {
        JsonNode body = MessageForms.unwrapped(message.body(), false);
        String named = body == null ? null : body.path("uuid").textValue();
        String uuid = named == null ? message.first("uuid") : named;
        jobs.note(
                uuid,
                new Refusal(
                        Refusal.Kind.INVALID,
                        backend.now(),
                        message.first("event", "status", "state"),
                        null,
                        invalid.getMessage(),
                        null));
    }
}
