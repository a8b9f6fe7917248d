package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.Result;
import dev.baton.engine.push.Answer;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Item;
import dev.baton.engine.worker.Ending;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Ends attempts by the answers of their targets: the user data of a good answer is stored first, so that what waits for the job sees
 * it, and by the first answer of an attempt only; then the attempt ends.
 */
final class Answers {
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Tables tables;
    private final AttemptEnds ends;
    private final Journal journal;

    Answers(Tables tables, AttemptEnds ends, Journal journal) {
        this.tables = tables;
        this.ends = ends;
        this.journal = journal;
    }

    /**
     * Ends the attempt; empty where it is not claimed or running any more.
     *
     * @throws RefusedException where the answer holds user data that the job does not write; nothing has changed then
     */
    Optional<Ending> end(long jobId, int attempt, Answer answer) {
        while (true) {
            Optional<Item> found = tables.jobs().find(jobId).filter(job -> holds(job, attempt));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            store(found.get(), answer);
            Optional<Ending> ending = ends.end(found.get(), result(found.get(), answer));
            if (ending.isPresent()) {
                tell(found.get(), answer);
                return ending;
            }
        }
    }

    /** Whether that attempt is under way. */
    static boolean holds(Item job, int attempt) {
        return JobItems.attempt(job) == attempt && JobItems.status(job).held();
    }

    private void store(Item job, Answer answer) {
        if (answer.userData().isEmpty()) {
            return;
        }
        long workflow = JobItems.workflow(job.key());
        Map<String, Long> ids = new LinkedHashMap<>();
        Ranges.each(
                tables.jobs().details(job).text(OUTPUT_DATA),
                number -> tables.userData()
                        .find(Ids.of(workflow, number))
                        .ifPresent(record -> ids.put(record.name(), record.id())));
        for (String name : answer.userData().keySet()) {
            if (!ids.containsKey(name)) {
                throw new RefusedException("job " + job.text(NAME) + " does not write the user data " + name
                        + "; it writes " + (ids.isEmpty() ? "none" : String.join(", ", ids.keySet())));
            }
        }
        for (Map.Entry<String, JsonNode> data : answer.userData().entrySet()) {
            tables.userData()
                    .updateBy(
                            Keys.number(job.key()),
                            JobItems.attempt(job),
                            ids.get(data.getKey()),
                            old -> new UserData(old.id(), workflow, old.name(), old.ephemeral(), data.getValue()));
        }
    }

    private Result result(Item job, Answer answer) {
        long workflow = JobItems.workflow(job.key());
        long now = tables.backend().now();
        return new Result(
                0,
                Ids.of(workflow, Keys.number(job.key())),
                workflow,
                WorkflowItems.run(tables.workflows().get(workflow)),
                JobItems.attempt(job),
                0,
                answer.returnCode(),
                Math.max(0, now - job.number(CLAIMED_AT, now)) / MILLIS_PER_MINUTE,
                Instant.ofEpochMilli(now).truncatedTo(ChronoUnit.MILLIS).toString(),
                answer.status(),
                null,
                null,
                null,
                null);
    }

    private void tell(Item job, Answer answer) {
        if (answer.error() != null) {
            long workflow = JobItems.workflow(job.key());
            journal.write(
                    workflow,
                    "job_error",
                    data -> data.put("job_id", Ids.of(workflow, Keys.number(job.key())))
                            .put("job_name", job.text(NAME))
                            .put("attempt_id", JobItems.attempt(job))
                            .put("error", answer.error()));
        }
    }
}
