package dev.baton.lambda;

import dev.baton.doors.actors.Variables;
import dev.baton.engine.access.Level;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Caller;
import dev.baton.engine.actor.Directory;
import dev.baton.engine.actor.Letter;
import dev.baton.engine.actor.Mailbox;
import dev.baton.engine.actor.Rights;
import dev.baton.engine.record.Texts;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Brings messages of other functions to actors. Who may invoke the function is IAM's matter, so that a message needs no nonce; one
 * that brings a nonce is let in by it or not at all.
 *
 * @param server where this deployment is reached, for actors that call back
 */
record ActorMail(Actors actors, Optional<URI> server) {
    /** Who is said to have sent what came without a nonce. */
    private static final String EXECUTOR = "function";

    private static final int DIGEST = 32;

    /** @param delivery Lambda's id of the invocation, which a repeated delivery has, too */
    Mailbox.Sent send(Message.ToActor said, String delivery) {
        Directory.Named named = actors.directory().resolve(said.actor());
        String key = said.key().orElse("lambda/" + delivery);
        String executor =
                said.nonce().map(secret -> admitted(named, said, secret, key)).orElse(EXECUTOR);
        Map<String, String> context = Variables.of(said.query());
        server.ifPresent(url -> context.put(Mailbox.SERVER, url.toString()));
        Letter letter = said.body().isTextual()
                ? new Letter(said.body().textValue(), Letter.TEXT, context, executor, key)
                : new Letter(said.body().toString(), Letter.JSON, context, executor, key);
        return actors.mailbox().send(named.actor(), letter);
    }

    /** The nonce's owner. A delivery that comes twice uses the nonce once. */
    private String admitted(Directory.Named named, Message.ToActor said, String secret, String key) {
        String digest = Texts.hash(String.join(
                        "\n",
                        key,
                        said.actor(),
                        said.query().toString(),
                        said.body().toString()))
                .substring(0, DIGEST);
        Caller caller = actors.admission().byNonce(named.binding(), secret, Level.EXECUTE, digest);
        Rights.require(caller, named.actor(), Level.EXECUTE);
        return caller.user();
    }
}
