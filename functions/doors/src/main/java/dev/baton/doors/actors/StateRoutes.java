package dev.baton.doors.actors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.States;
import java.util.List;

/** What a stateful actor keeps. */
record StateRoutes(Actors actors, Entry entry) {
    List<Route> routes() {
        return List.of(Route.at("{}/state").on("GET", this::get).on("POST", this::put));
    }

    private Reply get(Ask ask) {
        Actor actor = entry.actor(ask, Level.READ).actor();
        States.State state = actors.states().get(actor.id());
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("version", state.version());
        result.set("state", state.value());
        return Reply.of("Actor state retrieved successfully.", result);
    }

    /** Replaces it; with If-Match only where it has that version. */
    private Reply put(Ask ask) {
        JsonNode value = Text.json(Text.utf8(ask.body()));
        Entry.Admitted admitted = entry.actor(ask, Level.UPDATE);
        if (value == null && !admitted.actor().settings().stateless()) {
            throw new RefusedException("The state must be a JSON value.");
        }
        States.State state = actors.states().put(admitted.actor(), value, version(ask));
        return Reply.of("State updated successfully.", Shown.to(ask).actor(admitted.actor(), state.value()));
    }

    private static Long version(Ask ask) {
        if (ask.ifMatch().isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(ask.ifMatch().get().replace("\"", "").strip());
        } catch (NumberFormatException noVersion) {
            throw new RefusedException("If-Match must be a version of the state, as GET shows it.");
        }
    }
}
