package dev.baton.bench;

import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/** A graph in layers as a workflow of Temporal: each job is an activity that does nothing. */
@WorkflowInterface
public interface LayersWorkflow {
    /** Runs layers of these widths, one after the other; tells how many activities ran. */
    @WorkflowMethod
    int run(List<Integer> widths);

    /** The jobs. */
    @ActivityInterface
    interface Jobs {
        /** Does nothing. */
        void nothing();
    }
}
