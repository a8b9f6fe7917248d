package dev.baton.doors.actors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Call;
import dev.baton.engine.actor.Execution;
import dev.baton.engine.actor.Executions;
import dev.baton.engine.actor.Ran;
import dev.baton.engine.actor.Rights;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What came of an actor's messages. */
record ExecutionRoutes(Actors actors, Entry entry) {
    private static final int MOST_TAKEN = 100;

    List<Route> routes() {
        return List.of(
                Route.at("{}/executions").on("GET", this::list).on("POST", this::take),
                Route.at("{}/executions/{}")
                        .on("GET", this::get)
                        .on("DELETE", this::cancel)
                        .on("PUT", this::finish),
                Route.at("{}/executions/{}/logs").on("GET", this::logs),
                Route.at("{}/executions/{}/results").on("GET", this::results));
    }

    private Reply list(Ask ask) {
        Entry.Admitted admitted = entry.actor(ask, Level.READ);
        Actor actor = admitted.actor();
        if (actor.builtIn() && admitted.caller().byNonce()) {
            throw new RefusedException(
                    "The executions of a built-in actor are not listed for a nonce: their results may "
                            + "hold tokens. Ask for one by its id, or use a key.");
        }
        List<Execution> page = actors.executions()
                .list(actor.id(), ask.query().get("after"), limit(ask.query().get("limit")));
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("actorId", actor.id())
                .put("apiServer", ask.server())
                .put("owner", actor.owner())
                .put("totalExecutions", page.size())
                .put("totalCpu", 0)
                .put("totalIo", 0)
                .put("totalRuntime", page.stream().mapToLong(Shown::runtime).sum());
        ArrayNode executions = result.putArray("executions");
        page.forEach(each -> executions.add(Shown.to(ask).brief(each)));
        Shown.to(ask).links(result, "/actors/v2/" + actor.id() + "/executions", actor.owner());
        return Reply.of("Actor execution retrieved successfully.", result);
    }

    private static int limit(String text) {
        try {
            return text == null ? Executions.MOST : Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw new RefusedException("limit must be a whole number, 1 to " + Executions.MOST + ".");
        }
    }

    private Reply get(Ask ask) {
        Actor actor = entry.actor(ask, Level.READ).actor();
        Execution execution = actors.executions().get(actor.id(), ask.last());
        return Reply.of("Actor execution retrieved successfully.", Shown.to(ask).execution(actor, execution));
    }

    private Reply cancel(Ask ask) {
        Actor actor = entry.actor(ask, Level.UPDATE).actor();
        actors.executions().cancel(actor, ask.last());
        return Reply.of("The execution was cancelled.", null);
    }

    /** Whoever runs an execution elsewhere tells its end, by the attempt's token; so may who may change the actor. */
    private Reply finish(Ask ask) {
        Fields fields = ask.fields();
        if (fields.flag("renew", false)) {
            return renew(ask, fields);
        }
        if (fields.flag("return", false)) {
            return giveBack(ask, fields);
        }
        Long attempt = fields.integer("attempt", null);
        Long exitCode = fields.integer("exitCode", null);
        if (attempt == null || exitCode == null || attempt != attempt.intValue() || exitCode != exitCode.intValue()) {
            throw new RefusedException("attempt and exitCode are needed, as whole numbers of 32 bits.");
        }
        Actor actor = worker(ask, attempt.intValue());
        actors.executions()
                .finish(
                        actor,
                        ask.last(),
                        attempt.intValue(),
                        new Ran(
                                exitCode.intValue(),
                                fields.text("outcome", null),
                                fields.text("logs", ""),
                                fields.list("results", List.of())));
        return Reply.of("The execution has ended.", null);
    }

    private Actor byToken(Ask ask, int attempt) {
        Actor actor = actors.directory().resolve(ask.first()).actor();
        if (!actors.executions()
                .accepts(actor.id(), ask.last(), attempt, ask.token().orElseThrow())) {
            throw new RefusedException("The token is not that of this attempt.");
        }
        return actor;
    }

    /** Gives a worker executions to run, each with the variables that its command sees; for keys only. */
    private Reply take(Ask ask) {
        Entry.Admitted admitted = entry.actor(ask, Level.UPDATE);
        Rights.requireKey(admitted.caller());
        Actor actor = admitted.actor();
        Fields fields = ask.fields();
        ArrayNode taken = JsonNodeFactory.instance.arrayNode();
        for (Call call : actors.executions()
                .take(actor, fields.text("worker"), Math.clamp(fields.integer("most", 1L), 1, MOST_TAKEN))) {
            ObjectNode each = taken.addObject()
                    .put("id", call.executionId())
                    .put("attempt", call.attempt())
                    .put("message", call.message())
                    .put("contentType", call.contentType());
            ObjectNode context = each.putObject("context");
            call.context().forEach(context::put);
        }
        return Reply.of("Executions were started.", taken);
    }

    /** A worker that says nothing for a minute is taken for dead. */
    private Reply renew(Ask ask, Fields fields) {
        int attempt = attempt(fields);
        Actor actor = worker(ask, attempt);
        boolean renewed = actors.executions().renew(actor, ask.last(), attempt);
        return Reply.of(
                renewed ? "The execution goes on." : "The execution is over, or another worker's.",
                JsonNodeFactory.instance.objectNode().put("renewed", renewed));
    }

    /** A worker that is stopped leaves its messages to others. */
    private Reply giveBack(Ask ask, Fields fields) {
        int attempt = attempt(fields);
        Actor actor = worker(ask, attempt);
        boolean returned = actors.executions().giveBack(actor, ask.last(), attempt);
        return Reply.of(
                returned ? "The message waits again." : "The execution is over, or another worker's.",
                JsonNodeFactory.instance.objectNode().put("returned", returned));
    }

    private static int attempt(Fields fields) {
        Long attempt = fields.integer("attempt", null);
        if (attempt == null || attempt != attempt.intValue()) {
            throw new RefusedException("attempt is needed, as a whole number of 32 bits.");
        }
        return attempt.intValue();
    }

    /** Who brings the attempt's token, or may change the actor. */
    private Actor worker(Ask ask, int attempt) {
        return ask.token().isPresent()
                ? byToken(ask, attempt)
                : entry.actor(ask, Level.UPDATE).actor();
    }

    private Reply logs(Ask ask) {
        Actor actor = entry.actor(ask, Level.READ).actor();
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("logs", actors.executions().log(actor.id(), ask.last()));
        String execution = "/actors/v2/" + actor.id() + "/executions/" + ask.last();
        Shown.to(ask).links(result, execution + "/logs", actor.owner()).put("execution", ask.server() + execution);
        return Reply.of("Logs retrieved successfully.", result);
    }

    private Reply results(Ask ask) {
        Actor actor = entry.actor(ask, Level.READ).actor();
        String next = actors.executions().nextResult(actor.id(), ask.last()).orElse("");
        return Reply.raw(next.getBytes(StandardCharsets.UTF_8));
    }
}
