package dev.baton.doors.actors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.ActorSettings;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Caller;
import java.util.List;

/** Actors themselves, and who may do what with them. */
record ActorRoutes(Actors actors, Entry entry) {
    List<Route> routes() {
        return List.of(
                Route.at("").on("GET", this::list).on("POST", this::create),
                Route.at("{}").on("GET", this::get).on("PUT", this::update).on("DELETE", this::delete),
                Route.at("{}/permissions").on("GET", this::permissions).on("POST", this::permit),
                Route.at("{}/workers").on("GET", this::workers));
    }

    private Reply list(Ask ask) {
        Caller caller = entry.caller(ask);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Actor actor : actors.directory().list()) {
            if (caller.level(actor).covers(Level.READ)) {
                all.add(shown(ask, actor));
            }
        }
        return Reply.of("Actors retrieved successfully.", all);
    }

    private JsonNode shown(Ask ask, Actor actor) {
        return Shown.to(ask).actor(actor, actors.states().get(actor.id()).value());
    }

    private Reply create(Ask ask) {
        Caller caller = entry.caller(ask);
        Fields fields = ask.fields();
        ActorSettings usual = ActorSettings.of(fields.text("image")).named(fields.text("name", null));
        Actor actor = actors.directory().create(caller, settings(fields, usual, fields.json("cronSchedule") != null));
        return Reply.of("Actor created successfully.", shown(ask, actor));
    }

    private Reply get(Ask ask) {
        return Reply.of(
                "Actor retrieved successfully.",
                shown(ask, entry.actor(ask, Level.READ).actor()));
    }

    private Reply update(Ask ask) {
        Fields fields = ask.fields();
        fields.text("image");
        Entry.Admitted admitted = entry.actor(ask, Level.UPDATE);
        ActorSettings old = admitted.actor().settings();
        Actor after = actors.directory()
                .update(
                        admitted.caller(),
                        admitted.actor().id(),
                        settings(fields, old, old.cronOn()),
                        fields.flag("force", false));
        return Reply.of("Actor updated successfully.", shown(ask, after));
    }

    private Reply delete(Ask ask) {
        actors.delete(entry.actor(ask, Level.UPDATE).actor().id());
        return Reply.of("Actor deleted successfully.", null);
    }

    private Reply permissions(Ask ask) {
        return Reply.of(
                "Permissions retrieved successfully.",
                Shown.permissions(entry.actor(ask, Level.READ).actor().permissions()));
    }

    private Reply permit(Ask ask) {
        Fields fields = ask.fields();
        String user = fields.text("user");
        Level level = level(fields.text("level"));
        Entry.Admitted admitted = entry.actor(ask, Level.UPDATE);
        dev.baton.engine.actor.Rights.requireKey(admitted.caller());
        return Reply.of(
                "Permission added successfully.",
                Shown.permissions(actors.directory()
                        .permit(admitted.actor().id(), user, level)
                        .permissions()));
    }

    /** There are none: what runs an actor is started for each execution. */
    private Reply workers(Ask ask) {
        entry.actor(ask, Level.READ);
        return Reply.of("Workers retrieved successfully.", JsonNodeFactory.instance.arrayNode());
    }

    static Level level(String name) {
        return Level.parse(name)
                .orElseThrow(() -> new RefusedException("level must be one of NONE, READ, EXECUTE, UPDATE."));
    }

    /** What the request says, and where it is silent what was. */
    private static ActorSettings settings(Fields fields, ActorSettings old, boolean cronOn) {
        Long workers = fields.integer("maxWorkers", old.maxWorkers() == null ? null : (Long) (long) old.maxWorkers());
        return new ActorSettings(
                fields.text("image"),
                old.name(),
                fields.text("description", old.description()),
                fields.flag("stateless", old.stateless()),
                fields.text("type", old.type()),
                fields.text("link", old.link()),
                fields.text("webhook", old.webhook()),
                fields.list("hints", old.hints()),
                fields.object("defaultEnvironment", old.defaultEnvironment()),
                fields.flag("token", old.token()),
                fields.flag("privileged", old.privileged()),
                workers == null ? null : (Integer) Math.clamp(workers, -1, Integer.MAX_VALUE),
                fields.text("memLimit", old.memLimit()),
                fields.integer("maxCpus", old.maxCpus()),
                fields.flag("useContainerUid", old.useContainerUid()),
                fields.text("queue", old.queue()),
                fields.integer("logEx", old.logEx()),
                fields.text("cronSchedule", old.cronSchedule()),
                fields.flag("cronOn", cronOn),
                fields.flag("paused", old.paused()));
    }
}
