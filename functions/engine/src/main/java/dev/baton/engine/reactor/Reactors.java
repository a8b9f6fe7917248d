package dev.baton.engine.reactor;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Call;
import dev.baton.engine.actor.Letter;
import dev.baton.engine.actor.Ran;
import dev.baton.engine.pipeline.PipelineEngine;
import dev.baton.engine.pipeline.ReactorOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets the two managers stand among the actors. A message's execution is over when its sender has the answer; its id makes a
 * run that is repeated after a crash apply nothing twice. The verdict is the execution's outcome, the result its only result:
 * a new job's token stands there and in no log.
 */
public final class Reactors {
    /** The built-in function of the jobs manager. */
    public static final String JOBS = "pipeline-jobs-manager";
    /** The built-in function of the pipelines manager. */
    public static final String PIPELINES = "pipelines-manager";

    private static final String EXECUTOR = "baton";

    private final Actors actors;

    private Reactors(Actors actors) {
        this.actors = actors;
    }

    /** To be called before the first request, by every process. */
    public static void stand(Actors actors, PipelineEngine pipelines, ReactorSettings settings) {
        Reactors reactors = new Reactors(actors);
        actors.builtIns()
                .register(
                        JOBS, call -> reactors.ran(call, pipelines.jobsReactor().hear(CallMessage.of(call))))
                .register(
                        PIPELINES,
                        call -> reactors.ran(call, pipelines.pipelinesReactor().hear(CallMessage.of(call))))
                .stand(settings.jobsManager(), JOBS, JOBS)
                .stand(settings.pipelinesManager(), PIPELINES, PIPELINES);
    }

    private Ran ran(Call call, ReactorOutcome outcome) {
        List<String> log = new ArrayList<>(List.of(outcome.log()));
        int number = 0;
        for (ReactorOutcome.Outgoing outgoing : outcome.outgoing()) {
            send(call, outgoing, number++, log);
        }
        return new Ran(
                outcome.exitCode(),
                outcome.verdict().text(),
                String.join("\n", log),
                List.of(outcome.result().toString()));
    }

    private void send(Call call, ReactorOutcome.Outgoing outgoing, int number, List<String> log) {
        try {
            Actor actor = actors.directory().resolve(outgoing.actorId()).actor();
            Map<String, String> context =
                    Map.of("x_src_actor_id", call.actorId(), "x_src_execution_id", call.executionId());
            actors.mailbox()
                    .send(
                            actor,
                            new Letter(
                                    outgoing.message().toString(),
                                    Letter.JSON,
                                    context,
                                    EXECUTOR,
                                    call.executionId() + "/" + number));
        } catch (NotFoundException nobody) {
            log.add("WARNING nobody was told: " + nobody.getMessage());
        }
    }
}
