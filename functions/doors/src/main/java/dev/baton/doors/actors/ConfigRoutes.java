package dev.baton.doors.actors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Caller;
import dev.baton.engine.actor.Config;
import dev.baton.engine.actor.Rights;
import java.util.List;

/** Values for the context of actors. */
record ConfigRoutes(Actors actors, Entry entry) {
    List<Route> routes() {
        return List.of(
                Route.at("configs").on("GET", this::list).on("POST", this::create),
                Route.at("configs/{}")
                        .on("GET", this::get)
                        .on("PUT", this::update)
                        .on("DELETE", this::delete),
                Route.at("configs/{}/permissions").on("GET", this::permissions).on("POST", this::permit));
    }

    private static ObjectNode shown(Config config) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", config.name())
                .put("value", config.value())
                .put("isSecret", false)
                .put("actors", String.join(",", config.actors()));
    }

    private Config config(Ask ask, Level needed) {
        Caller caller = entry.caller(ask);
        Config config = actors.configs().get(ask.first());
        Rights.require(caller, config, needed);
        return config;
    }

    private Reply list(Ask ask) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        actors.configs().list(entry.caller(ask)).forEach(config -> all.add(shown(config)));
        return Reply.of("Configs retrieved successfully.", all);
    }

    private List<Actor> named(Caller caller, Fields fields) {
        if (fields.flag("isSecret", false)) {
            throw new RefusedException(
                    "isSecret must be false: a secret belongs where the function that needs it runs.");
        }
        List<Actor> named = fields.list("actors", List.of()).stream()
                .map(name -> actors.directory().resolve(name).actor())
                .toList();
        named.forEach(actor -> Rights.require(caller, actor, Level.UPDATE));
        return named;
    }

    private Reply create(Ask ask) {
        Caller caller = entry.caller(ask);
        Fields fields = ask.fields();
        return Reply.of(
                "Config created successfully.",
                shown(actors.configs()
                        .create(caller, fields.text("name"), fields.text("value"), named(caller, fields))));
    }

    private Reply get(Ask ask) {
        return Reply.of("Config retrieved successfully.", shown(config(ask, Level.READ)));
    }

    private Reply update(Ask ask) {
        Config config = config(ask, Level.UPDATE);
        Fields fields = ask.fields();
        return Reply.of(
                "Config updated successfully.",
                shown(actors.configs().update(config.name(), fields.text("value"), named(entry.caller(ask), fields))));
    }

    private Reply delete(Ask ask) {
        actors.configs().delete(config(ask, Level.UPDATE).name());
        return Reply.of("Config deleted successfully.", null);
    }

    private Reply permissions(Ask ask) {
        return Reply.of(
                "Permissions retrieved successfully.",
                Shown.permissions(config(ask, Level.READ).permissions()));
    }

    private Reply permit(Ask ask) {
        Config config = config(ask, Level.UPDATE);
        Fields fields = ask.fields();
        return Reply.of(
                "Permission added successfully.",
                Shown.permissions(actors.configs()
                        .permit(config.name(), fields.text("user"), ActorRoutes.level(fields.text("level")))
                        .permissions()));
    }
}
