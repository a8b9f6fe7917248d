package dev.baton.simulation;

import dev.baton.engine.spec.WorkflowSpec;
import java.util.List;

/** A sort of world: what its workflow looks like, who acts in it, and what goes wrong. */
interface Scenario {
    /** Its name in commands. */
    String wire();

    /** The workflow; the same choices make the same one. */
    WorkflowSpec workflow(Choices choices);

    /** Whether the workflow is initialised from the start. */
    boolean armed(Choices choices);

    /** Who acts. */
    List<Actor> actors(Choices choices);

    /** What goes wrong. */
    FaultPlan faults(Choices choices);
}
