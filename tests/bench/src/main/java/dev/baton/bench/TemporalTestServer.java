package dev.baton.bench;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.List;

/**
 * Temporal's in-memory test server with one worker, both in this process; it keeps nothing on a disk. Each run has a fresh server,
 * since one that has run many workflows is several times slower. Time does not skip there, since skipping costs it a third; more pollers,
 * more executors, virtual threads and more eager activities than by default made it no faster on two cores.
 */
final class TemporalTestServer implements Contender {
    private static final String QUEUE = "jobs";

    private static final List<Integer> TINY = List.of(1, 2);

    @Override
    public String name() {
        return "Temporal's test server";
    }

    @Override
    public long run(Layers graph) {
        try (TestWorkflowEnvironment environment = open()) {
            // Connections and pollers come up with the first workflow, which is not what is measured.
            workflow(environment).run(TINY);
            LayersWorkflow workflow = workflow(environment);
            long begun = System.nanoTime();
            int ran = workflow.run(graph.widths());
            long took = System.nanoTime() - begun;
            if (ran != graph.jobs()) {
                throw new IllegalStateException(ran + " of " + graph.jobs() + " activities ran");
            }
            return took;
        }
    }

    private static TestWorkflowEnvironment open() {
        TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(
                TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
        Worker worker = environment.newWorker(QUEUE);
        worker.registerWorkflowImplementationTypes(LayersWorkflowRun.class);
        worker.registerActivitiesImplementations((LayersWorkflow.Jobs) () -> {});
        environment.start();
        return environment;
    }

    private static LayersWorkflow workflow(TestWorkflowEnvironment environment) {
        WorkflowClient client = environment.getWorkflowClient();
        return client.newWorkflowStub(
                LayersWorkflow.class,
                WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
    }
}
