package dev.baton.doors.actors;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Alias;
import dev.baton.engine.actor.Caller;
import dev.baton.engine.actor.Directory;
import dev.baton.engine.actor.Rights;
import dev.baton.engine.record.Texts;
import java.util.Optional;

/** Finds what a path names, and who asks; a nonce is spent here, after all that can be wrong without it was looked at. */
record Entry(Actors actors) {
    /** An actor that the caller may use so. */
    record Admitted(Actor actor, Optional<Alias> alias, Caller caller) {
        /** What nonces of this path are bound to. */
        String binding() {
            return new Directory.Named(actor, alias).binding();
        }
    }

    Admitted actor(Ask ask, Level needed) {
        Directory.Named named = actors.directory().resolve(ask.first());
        Caller caller = ask.holder().orElseGet(() -> redeem(ask, named, needed));
        Rights.require(caller, named.actor(), needed);
        return new Admitted(named.actor(), named.alias(), caller);
    }

    private Caller redeem(Ask ask, Directory.Named named, Level needed) {
        String secret = ask.nonce().orElseThrow(Entry::nobody);
        String digest = ask.key().map(key -> digest(ask, key)).orElse(null);
        return actors.admission().byNonce(named.binding(), secret, needed, digest);
    }

    /** What makes a request the same one: its key, and all that it says. */
    private static String digest(Ask ask, String key) {
        return Texts.hash(String.join(
                        "\n",
                        key,
                        ask.method(),
                        ask.path(),
                        ask.query().toString(),
                        java.util.HexFormat.of().formatHex(ask.body())))
                .substring(0, 32);
    }

    /** Who asks for something that no nonce is for. */
    Caller caller(Ask ask) {
        return ask.holder()
                .orElseThrow(() -> ask.path().isEmpty()
                        ? new RefusedException("A nonce cannot be used with the list of actors.")
                        : new NotFoundException("A nonce is for one actor or alias; nothing is found with it here."));
    }

    /** An alias by its own path, that the caller may use so, and its actor, likewise. */
    Admitted alias(Ask ask, Level onAlias, Level onActor) {
        Caller caller = caller(ask);
        Alias alias = actors.aliases().get(ask.first());
        Rights.require(caller, alias, onAlias);
        Actor actor = actors.directory().get(alias.actorId());
        Rights.require(caller, actor, onActor);
        return new Admitted(actor, Optional.of(alias), caller);
    }

    static RefusedException nobody() {
        return new RefusedException("No JWT or nonce provided.");
    }
}
