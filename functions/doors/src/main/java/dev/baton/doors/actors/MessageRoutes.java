package dev.baton.doors.actors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.access.Level;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Execution;
import dev.baton.engine.actor.Mailbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An actor's mailbox. */
record MessageRoutes(Actors actors, Entry entry, Duration longestWait) {
    private static final long POLL_MILLIS = 100;

    List<Route> routes() {
        return List.of(Route.at("{}/messages")
                .on("GET", this::waiting)
                .on("POST", this::send)
                .on("DELETE", this::purge));
    }

    private Reply waiting(Ask ask) {
        Actor actor = entry.actor(ask, Level.READ).actor();
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("messages", actors.mailbox().waiting(actor.id()));
        Shown.to(ask).links(result, "/actors/v2/" + actor.id() + "/messages", actor.owner());
        return Reply.of("The number of messages was retrieved successfully.", result);
    }

    private Reply send(Ask ask) {
        MessageBody body = MessageBody.of(
                ask, () -> actors.directory().resolve(ask.first()).actor().builtIn());
        Entry.Admitted admitted = entry.actor(ask, Level.EXECUTE);
        Actor actor = admitted.actor();
        Mailbox.Sent sent = actors.mailbox()
                .send(
                        actor,
                        body.letter(ask, admitted.caller().user(), ask.key().orElse(null)));
        if ("true".equalsIgnoreCase(ask.query().get("_abaco_synchronous"))) {
            return await(ask, actor, sent, body);
        }
        return Reply.of("The request was successful", accepted(ask, actor, sent.executionId(), body));
    }

    private static ObjectNode accepted(Ask ask, Actor actor, String execution, MessageBody body) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("executionId", execution);
        result.set("msg", body.shown());
        Shown.to(ask)
                .links(result, "/actors/v2/" + actor.id() + "/executions/" + execution, actor.owner())
                .put("messages", ask.server() + "/actors/v2/" + actor.id() + "/messages");
        return result;
    }

    /** The first result, or the log, once there is an end; after a while only where to ask for it. */
    private Reply await(Ask ask, Actor actor, Mailbox.Sent sent, MessageBody body) {
        String id = sent.executionId();
        long polls = longestWait.toMillis() / POLL_MILLIS;
        for (long poll = 0; poll < polls; poll++) {
            Execution execution = actors.executions().get(actor.id(), id);
            if (execution.status().terminal()) {
                return Reply.raw(said(actor, id, sent.repeated()).getBytes(StandardCharsets.UTF_8));
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return Reply.later("The execution goes on; ask for it by its id.", accepted(ask, actor, id, body));
    }

    /** A request that is sent again gets what the first one got, which is read by now. */
    private String said(Actor actor, String id, boolean repeated) {
        Optional<String> result = actors.executions().nextResult(actor.id(), id);
        if (result.isEmpty() && repeated) {
            result = actors.executions().results(actor.id(), id).stream().findFirst();
        }
        return result.orElseGet(() -> actors.executions().log(actor.id(), id));
    }

    private Reply purge(Ask ask) {
        Actor actor = entry.actor(ask, Level.UPDATE).actor();
        actors.mailbox().purge(actor);
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("msg", "Actor mailbox purged.");
        Shown.to(ask).links(result, "/actors/v2/" + actor.id() + "/messages", actor.owner());
        return Reply.of("Actor mailbox purged successfully.", result);
    }
}
