package dev.baton.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.Engine;
import dev.baton.engine.RefusedException;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.Result;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Takes what other functions send by asynchronous invocation, without HTTP and without a key: who may invoke it is IAM's
 * matter. A message that cannot be carried out fails the invocation, so that Lambda tries again, and then keeps it where
 * an operator finds it.
 */
public final class MessageFunction {
    private static final Logger LOG = Logger.getLogger(MessageFunction.class);

    private final Engine engine;
    private final TickFunction tick;
    private final Clock clock;

    MessageFunction(Engine engine, TickFunction tick, Clock clock) {
        this.engine = engine;
        this.tick = tick;
        this.clock = clock;
    }

    /** Carries the message out. */
    @Funq
    public void message(JsonNode message) {
        switch (MessageReader.read(message)) {
            case Message.Tick due -> tick.run();
            case Message.Finish end -> finish(end);
        }
    }

    private void finish(Message.Finish end) {
        Invocation.current().about("job", end.jobId());
        Job job = engine.jobs().get(end.jobId());
        Invocation.current().about("workflow", job.workflowId());
        try {
            engine.jobs().complete(job.id(), end.runId(), result(job, end));
        } catch (RefusedException repeatedOrLate) {
            // The engine told once more what waits for the job; trying again would change nothing.
            LOG.infof("the report was not needed: %s", repeatedOrLate.getMessage());
        }
    }

    private Result result(Job job, Message.Finish end) {
        return new Result(
                0,
                job.id(),
                job.workflowId(),
                end.runId(),
                end.attempt(),
                job.computeNodeId() == null ? 0 : job.computeNodeId(),
                end.returnCode(),
                end.execTimeMinutes(),
                end.completionTime() == null ? clock.instant().toString() : end.completionTime(),
                end.status(),
                null,
                null,
                null,
                null);
    }
}
