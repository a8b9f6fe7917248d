package dev.baton.cli.server;

import dev.baton.cli.client.Failure;
import dev.baton.cli.json.Json;
import dev.baton.engine.worker.ActionOrder;
import dev.baton.engine.worker.ActionOrders;
import dev.baton.engine.worker.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a worker and its server speak of actions. */
final class ActionReplies {
    private ActionReplies() {}

    static Json request(List<String> triggers, Map<Long, Integer> known) {
        List<Json> told = new ArrayList<>();
        known.forEach((id, claim) -> told.add(Json.EMPTY.with("id", Json.of(id)).with("claim", Json.of(claim))));
        return Json.EMPTY
                .with("triggers", new Json.Arr(triggers.stream().map(Json::of).toList()))
                .with("known", new Json.Arr(told));
    }

    static Json end(ActionOrder order, boolean well, String message) {
        return Json.EMPTY
                .with("claim", Json.of(order.claim()))
                .with("succeeded", Json.of(well))
                .with("message", Json.of(message));
    }

    static ActionOrders orders(Json reply) {
        return new ActionOrders(
                reply.get("actions").items().stream().map(ActionReplies::order).toList(),
                reply.isTrue("elsewhere"),
                reply.isTrue("any"));
    }

    private static ActionOrder order(Json action) {
        return new ActionOrder(
                action.number("id"),
                (int) action.number("claim"),
                action.text("trigger_type").orElse(""),
                deed(action));
    }

    private static Deed deed(Json action) {
        String kind = action.text("kind").orElse("");
        return switch (kind) {
            case "commands" -> new Deed.Commands(texts(action.get("commands")));
            case "local_workers" ->
                new Deed.LocalWorkers(
                        (int) action.number("count"),
                        whole(action, "max_parallel_jobs"),
                        whole(action, "num_cpus"),
                        action.text("memory").orElse(null));
            case "remote_workers" ->
                new Deed.RemoteWorkers(texts(action.get("addresses")), whole(action, "max_parallel_jobs"));
            case "refused" -> new Deed.Refused(action.text("reason").orElse("the server gave no reason"));
            default -> throw new Failure("the server sent an action of the unknown kind '" + kind + "'");
        };
    }

    private static List<String> texts(Json list) {
        return list.items().stream()
                .map(item -> item instanceof Json.Text(String text) ? text : "")
                .toList();
    }

    private static Integer whole(Json from, String member) {
        return Optional.of((int) from.number(member))
                .filter(number -> number > 0)
                .orElse(null);
    }
}
