package dev.baton.doors.baton;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Limits;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.worker.ActionOrder;
import dev.baton.engine.worker.ActionOrders;
import dev.baton.engine.worker.Deed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a worker says about its workflow's actions: it takes those that are due, and reports what became of them. */
@Path("/baton/v1/nodes/{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
public final class NodeActionsResource {
    private static final int LONGEST_MESSAGE = 10_000;
    private final Engine engine;

    public NodeActionsResource(Engine engine) {
        this.engine = engine;
    }

    /**
     * An action to execute. Its kind is commands, local_workers, remote_workers or refused; what belongs to another kind is
     * left out.
     */
    @Wire
    public record Order(
            long id,
            int claim,
            String triggerType,
            String kind,
            List<String> commands,
            Integer count,
            Integer maxParallelJobs,
            Integer numCpus,
            String memory,
            List<String> addresses,
            String reason) {
        static Order of(ActionOrder order) {
            return switch (order.deed()) {
                case Deed.Commands(List<String> commands) ->
                    of(order, "commands", commands, null, null, null, null, null, null);
                case Deed.LocalWorkers(int count, Integer parallel, Integer cpus, String memory) ->
                    of(order, "local_workers", null, count, parallel, cpus, memory, null, null);
                case Deed.RemoteWorkers(List<String> addresses, Integer parallel) ->
                    of(order, "remote_workers", null, null, parallel, null, null, addresses, null);
                case Deed.Refused(String reason) -> of(order, "refused", null, null, null, null, null, null, reason);
            };
        }

        private static Order of(
                ActionOrder order,
                String kind,
                List<String> commands,
                Integer count,
                Integer parallel,
                Integer cpus,
                String memory,
                List<String> addresses,
                String reason) {
            return new Order(
                    order.actionId(),
                    order.claim(),
                    order.trigger(),
                    kind,
                    commands,
                    count,
                    parallel,
                    cpus,
                    memory,
                    addresses,
                    reason);
        }
    }

    /**
     * What a worker gets.
     *
     * @param elsewhere whether another worker is executing one that was asked for
     * @param any whether the workflow has actions at all
     */
    @Wire
    public record Orders(List<Order> actions, boolean elsewhere, boolean any) {}

    /** Takes what is due of these triggers; what the worker knows to have is not told again. */
    @POST
    public Orders take(@PathParam("id") String id, byte[] bytes) {
        long node = node(id);
        Body body = Body.parse(bytes);
        Map<Long, Integer> known = new HashMap<>();
        if (body.json("known", null) != null) {
            body.objects("known")
                    .forEach(action -> known.put(EndBody.own("known", action.id("id"), node), action.int32("claim")));
        }
        ActionOrders orders = engine.duties().take(node, triggers(body), known);
        return new Orders(orders.orders().stream().map(Order::of).toList(), orders.elsewhere(), orders.any());
    }

    private static List<String> triggers(Body body) {
        List<String> triggers = new ArrayList<>();
        body.json("triggers").forEach(trigger -> triggers.add(trigger.asText()));
        if (triggers.isEmpty() || triggers.size() > Limits.NAME) {
            throw RequestException.wrong("triggers must be a list of trigger types", "triggers", null);
        }
        return triggers;
    }

    /** The action is executed, or failed; tells whether it still was this worker's. */
    @POST
    @Path("{action}/end")
    public Map<String, Boolean> end(@PathParam("id") String id, @PathParam("action") String action, byte[] bytes) {
        Body body = Body.parse(bytes);
        boolean held = engine.duties()
                .ended(
                        node(id),
                        number("action", action),
                        body.int32("claim"),
                        body.flag("succeeded", false),
                        body.text("message", "", LONGEST_MESSAGE));
        return Map.of("held", held);
    }

    private long node(String id) {
        return engine.computeNodes().get(number("node", id)).id();
    }

    private static long number(String what, String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException wrong) {
            throw RequestException.bad("the " + what + " id in the path must be a whole number, not " + id);
        }
    }
}
