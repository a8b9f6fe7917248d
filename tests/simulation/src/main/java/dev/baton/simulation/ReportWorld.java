package dev.baton.simulation;

import dev.baton.engine.pipeline.StateMachine;
import dev.baton.engine.spec.WorkflowSpec;
import java.util.ArrayList;
import java.util.List;

/** A job of a pipeline, of which several report at once; it is canceled, deleted and set up again meanwhile. */
record ReportWorld() implements Scenario {
    private static final WorkflowSpec SMALL = RandomWorkflow.parse("name: small\njobs: [{name: a, command: x}]\n");

    @Override
    public String wire() {
        return "reports";
    }

    @Override
    public WorkflowSpec workflow(Choices choices) {
        return SMALL;
    }

    @Override
    public boolean armed(Choices choices) {
        return true;
    }

    @Override
    public List<Actor> actors(Choices choices) {
        StateMachine machine = choices.oneIn(2) ? StateMachine.SEED : StateMachine.NEWEST;
        List<Actor> actors = new ArrayList<>();
        for (int reporter = 1 + choices.below(3); reporter >= 0; reporter--) {
            actors.add(new Reporter("reporter" + reporter, machine, 1 + choices.below(8)));
        }
        return actors;
    }

    @Override
    public FaultPlan faults(Choices choices) {
        return Chaos.any(choices);
    }
}
