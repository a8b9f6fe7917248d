package dev.baton.doors.actors;

import dev.baton.engine.actor.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the door's routes see it.
 *
 * @param named what stands in the path where the route has a name in braces, in order
 * @param query its parameters, decoded; the first value of each
 * @param holder who asks, where a key told so
 * @param nonce the secret that was brought instead
 * @param token the token of an execution that was brought instead
 * @param server where the service is reached, without a slash at the end
 */
record Ask(
        String method,
        String path,
        List<String> named,
        Map<String, String> query,
        String contentType,
        byte[] body,
        Optional<Caller> holder,
        Optional<String> nonce,
        Optional<String> token,
        Optional<String> key,
        Optional<String> ifMatch,
        String server) {
    /** The first name of the path: an actor's id or alias. */
    String first() {
        return named.getFirst();
    }

    /** The last name of the path. */
    String last() {
        return named.getLast();
    }

    Fields fields() {
        return Fields.of(this);
    }
}
