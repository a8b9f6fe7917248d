package dev.baton.engine.reactor;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Letter;
import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Sender;
import dev.baton.engine.push.Sent;
import dev.baton.engine.target.Target;
import java.util.Map;

/**
 * Brings push jobs to actors of this house as messages, and leaves other targets to another sender. The end of the message's
 * execution ends the attempt, unless the actor called back before. Thread-safe.
 */
public record ActorSender(Actors actors, Sender others) implements Sender {
    private static final String EXECUTOR = "baton";

    @Override
    public Sent send(Target target, Delivery delivery) {
        return switch (target) {
            case Target.ActorTarget(String id, Long timeout) -> send(id, delivery);
            case Target.LambdaTarget lambda -> others.send(target, delivery);
            case Target.UrlTarget url -> others.send(target, delivery);
        };
    }

    private Sent send(String id, Delivery delivery) {
        try {
            Actor actor = actors.directory().resolve(id).actor();
            actors.mailbox()
                    .sendFor(
                            delivery.jobId(),
                            delivery.attempt(),
                            actor,
                            new Letter(
                                    delivery.payload().toString(),
                                    Letter.JSON,
                                    Map.of(),
                                    EXECUTOR,
                                    "push/" + delivery.idempotencyKey()));
            return new Sent.Accepted();
        } catch (NotFoundException nobody) {
            return new Sent.Refused("actor " + id + ": " + nobody.getMessage());
        }
    }

    @Override
    public int mostBytes(Target target) {
        return switch (target) {
            case Target.ActorTarget actor -> MOST_BYTES;
            case Target.LambdaTarget lambda -> others.mostBytes(target);
            case Target.UrlTarget url -> others.mostBytes(target);
        };
    }
}
