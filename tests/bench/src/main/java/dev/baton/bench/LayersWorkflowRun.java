package dev.baton.bench;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts the activities of a layer all at once, and waits for them together. */
public final class LayersWorkflowRun implements LayersWorkflow {
    private final Jobs jobs = Workflow.newActivityStub(
            Jobs.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                    .setRetryOptions(
                            RetryOptions.newBuilder().setMaximumAttempts(1).build())
                    .build());

    @Override
    public int run(List<Integer> widths) {
        int ran = 0;
        for (int width : widths) {
            List<Promise<Void>> layer = new ArrayList<>(width);
            for (int job = 0; job < width; job++) {
                layer.add(Async.procedure(jobs::nothing));
            }
            Promise.allOf(layer).get();
            ran += width;
        }
        return ran;
    }
}
