package dev.baton.simulation;

import dev.baton.engine.spec.WorkflowSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Any workflow, any number of workers of all sorts, anything that a person may do, any weather. */
record AnyWorld() implements Scenario {
    @Override
    public String wire() {
        return "any";
    }

    @Override
    public WorkflowSpec workflow(Choices choices) {
        return RandomWorkflow.any(choices);
    }

    @Override
    public boolean armed(Choices choices) {
        return choices.below(3) > 0;
    }

    @Override
    public List<Actor> actors(Choices choices) {
        List<Actor> actors = new ArrayList<>();
        actors.add(new Beginner());
        for (int worker = choices.below(3); worker >= 0; worker--) {
            actors.add(worker(choices, "worker" + worker));
        }
        if (choices.oneIn(3)) {
            actors.add(new TorcClient(TorcClient.HOST));
        }
        actors.add(new TickActor());
        if (choices.below(3) > 0) {
            actors.add(new Operator(1 + choices.below(4)));
        }
        return actors;
    }

    static Actor worker(Choices choices, String name) {
        return new WorkerActor(
                name,
                choices.oneIn(2),
                choices.below(4) > 0,
                1 + choices.below(3),
                Duration.ofSeconds(choices.oneIn(4) ? 150 : 15));
    }

    @Override
    public FaultPlan faults(Choices choices) {
        return Chaos.any(choices);
    }
}
