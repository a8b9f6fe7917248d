package dev.baton.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.Engine;
import dev.baton.engine.RefusedException;
import dev.baton.engine.actor.Mailbox;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.Result;
import dev.baton.engine.push.Callbacks.Reply;
import dev.baton.engine.record.Ids;
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
    private final PublicUrl url;

    MessageFunction(Engine engine, TickFunction tick, Clock clock, PublicUrl url) {
        this.url = url;
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
            case Message.Callback word -> callback(word);
            case Message.ToActor letter -> toActor(letter);
        }
    }

    private void toActor(Message.ToActor letter) {
        Mailbox.Sent sent = new ActorMail(engine.actors(), url.now())
                .send(letter, Invocation.current().requestId());
        LOG.debugf("execution %s%s", sent.executionId(), sent.repeated() ? ", which had been sent before" : "");
    }

    private void callback(Message.Callback said) {
        Invocation.current().about("job", said.jobId());
        Invocation.current().about("workflow", Ids.workflow(said.jobId()));
        switch (engine.callbacks().call(said.jobId(), said.nonce(), said.token(), said.word())) {
            case Reply.Taken taken -> LOG.debugf("the job is %s", taken.status().wire());
            case Reply.Again again -> LOG.debugf("the job runs again, attempt %d", again.nextAttempt());
            case Reply.TooLate late ->
                LOG.infof("that attempt was over; the job is %s", late.status().wire());
            case Reply.Forbidden forbidden ->
                throw new IllegalArgumentException("nonce or token is wrong, or older than 72 hours; take both from the"
                        + " delivery of the attempt");
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
