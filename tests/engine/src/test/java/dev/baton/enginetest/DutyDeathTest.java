package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.worker.ActionOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A process dies at each write of an action's execution; another worker executes it, and no action is left behind. */
final class DutyDeathTest {
    private static final String SPEC = """
            name: w
            jobs: [{name: a, command: x}]
            actions:
              - {trigger_type: on_workflow_start, action_type: run_commands, commands: [one]}
              - {trigger_type: on_workflow_complete, action_type: run_commands, commands: [two]}
            """;
    private static final List<String> TRIGGERS = List.of("on_workflow_start", "on_workflow_complete");

    private static void work(World world, long workflow) {
        Worker worker = new Worker(world, workflow);
        execute(world, worker);
        worker.runAll();
        execute(world, worker);
        world.engine().workers().leave(worker.node);
    }

    private static void execute(World world, Worker worker) {
        for (ActionOrder order :
                world.engine().duties().take(worker.node, TRIGGERS, Map.of()).orders()) {
            world.engine().duties().ended(worker.node, order.actionId(), order.claim(), true, "done");
        }
    }

    @Test
    void wherever_the_worker_dies_every_action_is_executed_in_the_end() {
        World whole = new World();
        long first = whole.armed(SPEC);
        whole.items.reset();
        work(whole, first);
        long writes = whole.items.writes();
        assertTrue(writes > 8, "a story without writes proves nothing: " + writes);
        for (boolean applied : new boolean[] {false, true}) {
            for (long dying = 1; dying <= writes; dying++) {
                World world = new World();
                long workflow = world.armed(SPEC);
                long when = dying;
                boolean late = applied;
                world.interpose(store -> new DyingItemStore(store, when, late));
                try {
                    work(world, workflow);
                } catch (DyingItemStore.Died died) {
                    world.restart();
                }
                world.restart();
                world.pass(Duration.ofMinutes(10));
                work(world, workflow);
                for (PlainRecord action : world.engine().actions().list(workflow)) {
                    assertEquals(
                            "succeeded",
                            action.fields().path("outcome").asText(),
                            "died at write " + dying + (applied ? " (applied): " : ": ") + action);
                }
            }
        }
    }
}
