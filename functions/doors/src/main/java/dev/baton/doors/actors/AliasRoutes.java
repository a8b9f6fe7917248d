package dev.baton.doors.actors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Alias;
import dev.baton.engine.actor.Caller;
import dev.baton.engine.actor.Rights;
import java.util.List;

/** Names of actors. */
record AliasRoutes(Actors actors, Entry entry) {
    List<Route> routes() {
        return List.of(
                Route.at("aliases").on("GET", this::list).on("POST", this::create),
                Route.at("aliases/{}")
                        .on("GET", this::get)
                        .on("PUT", this::point)
                        .on("DELETE", this::delete),
                Route.at("aliases/{}/permissions").on("GET", this::permissions).on("POST", this::permit));
    }

    private Alias alias(Ask ask, Level needed) {
        Caller caller = entry.caller(ask);
        Alias alias = actors.aliases().get(ask.first());
        Rights.require(caller, alias, needed);
        return alias;
    }

    private Reply list(Ask ask) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        actors.aliases()
                .list(entry.caller(ask))
                .forEach(alias -> all.add(Shown.to(ask).alias(alias)));
        return Reply.of("Aliases retrieved successfully.", all);
    }

    private Reply create(Ask ask) {
        Caller caller = entry.caller(ask);
        Fields fields = ask.fields();
        String name = fields.text("alias");
        Actor actor = updatable(caller, fields.text("actorId"));
        return Reply.of(
                "Actor alias created successfully.",
                Shown.to(ask).alias(actors.aliases().create(caller, name, actor.id())));
    }

    /** The actor with this id or alias, where the caller may change it. */
    private Actor updatable(Caller caller, String actorId) {
        Actor actor = actors.directory().resolve(actorId).actor();
        if (!caller.level(actor).covers(Level.UPDATE)) {
            throw new RefusedException("Permission denied: you do not have UPDATE access to the actor.");
        }
        return actor;
    }

    private Reply get(Ask ask) {
        return Reply.of("Actor alias retrieved successfully.", Shown.to(ask).alias(alias(ask, Level.READ)));
    }

    private Reply point(Ask ask) {
        Alias alias = alias(ask, Level.UPDATE);
        Fields fields = ask.fields();
        if (fields.json("alias") != null) {
            throw new RefusedException("alias cannot be changed; delete this one and create another.");
        }
        Actor actor = updatable(entry.caller(ask), fields.text("actorId"));
        return Reply.of(
                "Actor alias updated successfully.",
                Shown.to(ask).alias(actors.aliases().point(alias.name(), actor.id())));
    }

    private Reply delete(Ask ask) {
        actors.aliases().delete(alias(ask, Level.UPDATE).name());
        return Reply.of("Actor alias deleted successfully.", null);
    }

    private Reply permissions(Ask ask) {
        return Reply.of(
                "Permissions retrieved successfully.",
                Shown.permissions(alias(ask, Level.READ).permissions()));
    }

    private Reply permit(Ask ask) {
        Alias alias = alias(ask, Level.UPDATE);
        Fields fields = ask.fields();
        return Reply.of(
                "Permission added successfully.",
                Shown.permissions(actors.aliases()
                        .permit(alias.name(), fields.text("user"), ActorRoutes.level(fields.text("level")))
                        .permissions()));
    }
}
