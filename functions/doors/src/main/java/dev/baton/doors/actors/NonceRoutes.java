package dev.baton.doors.actors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.access.Nonce;
import dev.baton.engine.access.NonceDraft;
import dev.baton.engine.access.Nonces;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Alias;
import dev.baton.engine.actor.Rights;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Nonces of actors and of aliases. */
record NonceRoutes(Actors actors, Entry entry) {
    /** Finds what the path names, for who may use it so. */
    @FunctionalInterface
    private interface Finder {
        Entry.Admitted find(Ask ask, Level needed);
    }

    List<Route> routes() {
        Finder actor = entry::actor;
        Finder alias = (ask, needed) -> entry.alias(ask, needed, needed);
        return List.of(
                Route.at("{}/nonces").on("GET", ask -> list(ask, actor)).on("POST", ask -> create(ask, actor)),
                Route.at("{}/nonces/{}").on("GET", ask -> get(ask, actor)).on("DELETE", ask -> delete(ask, actor)),
                Route.at("aliases/{}/nonces").on("GET", ask -> list(ask, alias)).on("POST", ask -> create(ask, alias)),
                Route.at("aliases/{}/nonces/{}")
                        .on("GET", ask -> get(ask, alias))
                        .on("DELETE", ask -> delete(ask, alias)));
    }

    private static String name(Entry.Admitted admitted) {
        return admitted.alias().map(Alias::name).orElse(null);
    }

    private Reply list(Ask ask, Finder finder) {
        Entry.Admitted found = finder.find(ask, Level.READ);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Nonce nonce : actors.nonces().list(found.binding())) {
            all.add(Shown.to(ask).nonce(nonce, Shown.masked(nonce), found.actor(), name(found)));
        }
        return Reply.of("Nonces retrieved successfully.", all);
    }

    private Reply create(Ask ask, Finder finder) {
        Fields fields = ask.fields();
        Level level = ActorRoutes.level(fields.text("level", Level.EXECUTE.name()));
        Entry.Admitted found = finder.find(ask, Level.UPDATE);
        Rights.requireKey(found.caller());
        if (found.alias().isPresent() && level == Level.UPDATE) {
            throw new RefusedException("level of an alias's nonce must be one of NONE, READ, EXECUTE.");
        }
        NonceDraft draft = new NonceDraft(
                found.caller().user(),
                found.caller().roles(),
                level,
                fields.text("description", ""),
                fields.integer("maxUses", Nonce.UNLIMITED),
                end(fields.text("expiresAt", null)));
        Nonces.Issued issued = actors.nonces().create(found.binding(), draft);
        return Reply.of(
                "Actor nonce created successfully.",
                Shown.to(ask).nonce(issued.nonce(), issued.secret(), found.actor(), name(found)));
    }

    private static long end(String time) {
        try {
            return time == null ? 0 : Instant.parse(time).toEpochMilli();
        } catch (DateTimeParseException noTime) {
            throw new RefusedException("expiresAt must be a time such as 2030-01-31T12:00:00Z.");
        }
    }

    private Reply get(Ask ask, Finder finder) {
        Entry.Admitted found = finder.find(ask, Level.READ);
        Nonce nonce = actors.nonces().get(found.binding(), ask.last());
        // Who asks by the whole secret knows it.
        String id = ask.last().length() > Shown.masked(nonce).length() ? ask.last() : Shown.masked(nonce);
        return Reply.of(
                "Actor nonce retrieved successfully.", Shown.to(ask).nonce(nonce, id, found.actor(), name(found)));
    }

    private Reply delete(Ask ask, Finder finder) {
        Entry.Admitted found = finder.find(ask, Level.UPDATE);
        actors.nonces().delete(found.binding(), ask.last());
        return Reply.of("Actor nonce deleted successfully.", null);
    }
}
