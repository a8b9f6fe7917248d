package dev.baton.simulation;

import dev.baton.engine.EngineException;
import dev.baton.engine.pipeline.Credential;
import dev.baton.engine.pipeline.JobEvent;
import dev.baton.engine.pipeline.NewPipeline;
import dev.baton.engine.pipeline.NewPipelineJob;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.pipeline.StateMachine;
import java.time.Duration;

/**
 * Somebody who sets up the one job of a pipeline, tells what happens to it, and now and then takes it away; every message has
 * an id of its own, and is sent again until it is answered.
 *
 * @param messages how many messages
 */
record Reporter(String name, StateMachine machine, int messages) implements Actor {
    static final String PIPELINE = "f0f417f2-ba8b-5ac4-b421-255b69553391";
    private static final String JOB = "58fa9ec7-6c25-5525-94f3-e853335e2f17";
    private static final Credential ADMIN = new Credential.Trusted(true);

    @Override
    public void act(World world) {
        world.look().pipelines().pipelines().register(new NewPipeline(PIPELINE, "app", null, null, null, machine));
        for (int message = 0; message < messages; message++) {
            world.sleep(world.upTo(Duration.ofSeconds(40)));
            String id = name + "-" + message;
            try {
                tell(world, id);
            } catch (EngineException refused) {
                // Somebody else was first, or the job is no more.
                world.simulation.pause();
            }
        }
    }

    private void tell(World world, String id) {
        switch (world.choices().below(12)) {
            case 0, 7 -> setUp(world, id);
            case 1 ->
                world.call("cancel", (engine, again) -> {
                    engine.pipelines().jobs().cancel(JOB, id, ADMIN);
                    return 0;
                });
            case 2 ->
                world.call("delete", (engine, again) -> {
                    engine.pipelines().jobs().delete(JOB, true, id, ADMIN);
                    return 0;
                });
            case 3 ->
                world.call("reset", (engine, again) -> engine.pipelines().jobs().reset(JOB, true, id, ADMIN));
            default -> event(world, id, world.choices().of(machine.events()));
        }
    }

    private void setUp(World world, String id) {
        NewPipelineJob draft = new NewPipelineJob(
                PIPELINE, JOB, null, null, null, null, null, null, null, "session", null, null, false, null, name + id);
        world.call("set up", (engine, again) -> engine.pipelines().jobs().create(draft));
    }

    private static void event(World world, String id, PipelineEvent event) {
        PipelineJobs.Applied applied = world.call(
                event.text(),
                (engine, again) -> engine.pipelines().jobs().event(new JobEvent(JOB, event, null, id, ADMIN)));
        if (!id.equals(applied.entry().eventId()) || applied.entry().event() != event) {
            throw new Violation(id + " is answered by " + applied);
        }
    }
}
