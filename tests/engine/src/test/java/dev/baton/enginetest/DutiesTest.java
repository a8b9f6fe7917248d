package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.worker.ActionOrder;
import dev.baton.engine.worker.ActionOrders;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.Deed;
import dev.baton.engine.worker.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Actions in the hands of workers. */
final class DutiesTest {
    private static final List<String> ALL =
            List.of("on_workflow_start", "on_jobs_ready", "on_jobs_complete", "on_workflow_complete");

    private final World world = new World();

    private long workflow(String actions) {
        return world.armed("""
                name: w
                jobs:
                  - {name: a, command: x}
                  - {name: b, command: x, depends_on: [a]}
                actions:
                """ + actions);
    }

    private static String commands(String trigger, String more) {
        return "  - {trigger_type: " + trigger + ", action_type: run_commands, commands: [one, two]" + more + "}\n";
    }

    private ActionOrders take(Worker worker, String... triggers) {
        return world.engine().duties().take(worker.node, triggers.length == 0 ? ALL : List.of(triggers), Map.of());
    }

    private JsonNode action(long workflow) {
        return world.engine().actions().list(workflow).getFirst().fields();
    }

    private boolean end(Worker worker, ActionOrder order, boolean well) {
        return world.engine().duties().ended(worker.node, order.actionId(), order.claim(), well, "said so");
    }

    private List<String> events(long workflow) {
        return world.engine().events().list(workflow).stream()
                .map(event -> event.data().path("category").asText())
                .toList();
    }

    @Test
    void a_workflow_without_actions_says_so_in_one_question() {
        Worker worker = new Worker(world, world.armed("name: w\njobs: [{name: a, command: x}]\n"));
        assertEquals(ActionOrders.NONE, take(worker));
    }

    @Test
    void one_worker_gets_the_action_and_the_others_hear_that_it_is_under_way() {
        long workflow = workflow(commands("on_workflow_start", ""));
        Worker first = new Worker(world, workflow);
        Worker second = new Worker(world, workflow);
        ActionOrders taken = take(first);
        assertEquals(
                new Deed.Commands(List.of("one", "two")),
                taken.orders().getFirst().deed());
        assertFalse(taken.elsewhere());
        assertEquals(new ActionOrders(List.of(), true, true), take(second));
        assertTrue(end(first, taken.orders().getFirst(), true));
        assertEquals(new ActionOrders(List.of(), false, true), take(second));
        assertEquals("succeeded", action(workflow).get("outcome").textValue());
        assertEquals(List.of("action_succeeded"), events(workflow));
    }

    @Test
    void of_two_that_ask_in_the_same_moment_one_gets_it() {
        long workflow = workflow(commands("on_workflow_start", ""));
        Worker first = new Worker(world, workflow);
        Worker second = new Worker(world, workflow);
        List<ActionOrders> others = new ArrayList<>();
        world.meanwhile("a/", () -> others.add(world.other().duties().take(second.node, ALL, Map.of())));
        assertEquals(new ActionOrders(List.of(), true, true), take(first));
        assertEquals(1, others.getFirst().orders().size());
    }

    @Test
    void who_asks_again_because_the_answer_was_lost_gets_the_same_order_and_who_knows_it_does_not() {
        Worker worker = new Worker(world, workflow(commands("on_workflow_start", "")));
        ActionOrder order = take(worker).orders().getFirst();
        assertEquals(List.of(order), take(worker).orders());
        Map<Long, Integer> known = new HashMap<>(Map.of(order.actionId(), order.claim()));
        assertEquals(
                new ActionOrders(List.of(), false, true),
                world.engine().duties().take(worker.node, ALL, known));
    }

    @Test
    void a_dead_workers_action_is_begun_anew_by_another_and_its_own_late_report_changes_nothing() {
        long workflow = workflow(commands("on_workflow_start", ""));
        Worker dead = new Worker(world, workflow);
        ActionOrder lost = take(dead).orders().getFirst();
        world.pass(Duration.ofSeconds(2L * Workers.LEASE_SECONDS));
        Worker heir = new Worker(world, workflow);
        ActionOrder again = take(heir).orders().getFirst();
        assertEquals(lost.actionId(), again.actionId());
        assertEquals(2, again.claim());
        assertFalse(end(dead, lost, false));
        assertEquals("executing", action(workflow).get("outcome").textValue());
        assertTrue(end(heir, again, true));
        assertFalse(end(heir, again, false), "a second report changes nothing");
        assertEquals("succeeded", action(workflow).get("outcome").textValue());
    }

    @Test
    void a_worker_that_leaves_leaves_its_action_to_others() {
        long workflow = workflow(commands("on_workflow_start", ""));
        Worker first = new Worker(world, workflow);
        take(first);
        world.engine().workers().leave(first.node);
        assertEquals(1, take(new Worker(world, workflow)).orders().size());
    }

    @Test
    void a_workflow_whose_last_worker_died_in_an_action_calls_for_another() {
        long workflow = workflow(commands("on_workflow_complete", "")
                + commands("on_worker_start", "")
                + commands("on_jobs_ready", ", jobs: [a], persistent: true"));
        Worker last = new Worker(world, workflow);
        assertFalse(world.engine().duties().due(workflow));
        last.runAll();
        assertTrue(world.engine().duties().due(workflow));
        assertEquals(1, take(last, "on_workflow_complete").orders().size());
        assertFalse(world.engine().duties().due(workflow));
        world.engine().workers().leave(last.node);
        assertTrue(world.engine().duties().due(workflow));
    }

    @Test
    void a_persistent_action_is_every_workers_once() {
        long workflow = workflow(commands("on_worker_start", ", persistent: true"));
        for (Worker worker : List.of(new Worker(world, workflow), new Worker(world, workflow))) {
            ActionOrder order = take(worker, "on_worker_start").orders().getFirst();
            assertEquals(0, order.claim());
            assertTrue(end(worker, order, true));
            Map<Long, Integer> known = Map.of(order.actionId(), 0);
            assertTrue(world.engine()
                    .duties()
                    .take(worker.node, List.of("on_worker_start"), known)
                    .orders()
                    .isEmpty());
        }
    }

    @Test
    void each_trigger_is_due_when_its_time_has_come_and_not_before() {
        long workflow = workflow(commands("on_jobs_ready", ", jobs: [b]")
                + commands("on_jobs_complete", ", jobs: [b]")
                + commands("on_workflow_complete", ""));
        Worker worker = new Worker(world, workflow);
        assertEquals(List.of(), take(worker).orders());
        worker.finish(worker.claim(1).getFirst(), 0);
        ActionOrder ready = take(worker).orders().getFirst();
        assertEquals("on_jobs_ready", ready.trigger());
        end(worker, ready, false);
        Assignment b = worker.claim(1).getFirst();
        assertEquals(List.of(), take(worker).orders());
        worker.finish(b, 0);
        assertEquals(
                List.of("on_jobs_complete", "on_workflow_complete"),
                take(worker).orders().stream().map(ActionOrder::trigger).toList());
        assertEquals(List.of("action_failed"), events(workflow));
    }

    @Test
    void what_a_client_of_torcs_has_claimed_is_no_workers_even_when_that_client_is_gone() {
        long workflow = workflow(commands("on_workflow_start", ""));
        long action = world.engine().actions().list(workflow).getFirst().id();
        world.engine().actions().claim(workflow, action, null);
        assertEquals(new ActionOrders(List.of(), false, true), take(new Worker(world, workflow)));
    }

    @Test
    void after_an_initialize_it_is_due_again_and_a_report_of_before_is_refused() {
        long workflow = workflow(commands("on_workflow_start", ""));
        Worker worker = new Worker(world, workflow);
        ActionOrder before = take(worker).orders().getFirst();
        world.engine().workflows().initialize(workflow, false, false);
        assertFalse(end(worker, before, true));
        assertEquals(2, take(worker).orders().getFirst().claim());
    }

    @Test
    void nodes_are_local_by_a_schedulers_measure_or_those_of_the_workflows_list() {
        String schedule = "  - {trigger_type: on_workflow_start, action_type: schedule_nodes, num_allocations: 3, ";
        long workflow = workflow(schedule + "scheduler_type: local, max_parallel_jobs: 2}\n" + schedule
                + "scheduler_type: remote, start_one_worker_per_node: true}\n" + schedule
                + "scheduler_type: remote}\n");
        long scheduler = world.engine()
                .localSchedulers()
                .create(new PlainRecord(
                        0,
                        workflow,
                        JsonNodeFactory.instance.objectNode().put("num_cpus", 2).put("memory", "4g")))
                .id();
        world.engine().actions().list(workflow).stream().limit(1).forEach(action -> {
            var fields = action.fields().deepCopy();
            fields.withObject("/action_config").put("scheduler_id", scheduler);
            fields.remove(List.of("trigger_count", "required_triggers"));
            world.engine().actions().create(new PlainRecord(0, workflow, fields));
        });
        List<ActionOrder> without = take(new Worker(world, workflow)).orders();
        assertEquals(new Deed.LocalWorkers(3, 2, null, null), without.get(0).deed());
        assertTrue(without.get(1).deed() instanceof Deed.Refused(String why) && why.contains("add-workers"));
        assertEquals(new Deed.LocalWorkers(3, 2, 2, "4g"), without.get(3).deed());
        world.engine().remoteWorkers().add(workflow, List.of("u@one", "two"));
        world.engine().workflows().initialize(workflow, false, false);
        List<ActionOrder> orders = take(new Worker(world, workflow)).orders();
        assertEquals(
                new Deed.RemoteWorkers(List.of("two", "u@one"), null),
                orders.get(1).deed());
        assertEquals(
                new Deed.RemoteWorkers(List.of("two", "u@one", "two"), null),
                orders.get(2).deed());
    }

    @Test
    void slurm_is_refused_in_plain_words() {
        long workflow = world.armed("""
                name: w
                slurm_schedulers: [{name: s, account: a}]
                jobs: [{name: a, command: x}]
                actions:
                  - {trigger_type: on_workflow_start, action_type: schedule_nodes, scheduler_type: slurm, scheduler: s}
                """);
        ActionOrder order = take(new Worker(world, workflow)).orders().getFirst();
        assertTrue(order.deed() instanceof Deed.Refused(String why) && why.contains("knows no Slurm"));
    }
}
