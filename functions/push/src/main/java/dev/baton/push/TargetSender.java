package dev.baton.push;

import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Sender;
import dev.baton.engine.push.Sent;
import dev.baton.engine.target.Target;
import java.net.URI;
import java.util.function.Supplier;

/** Sends to every sort of target. What AWS needs is loaded when a Lambda function is first called. Thread-safe. */
public final class TargetSender implements Sender {
    private final HttpsSender https;
    private final Supplier<LambdaSender> maker;
    private LambdaSender lambda;

    /** @param guard says which addresses may be called */
    public TargetSender(AddressGuard guard) {
        // Not a method reference: that would load the class, and AWS's with it, at once.
        this(guard, () -> new LambdaSender());
    }

    /**
     * @param guard says which addresses may be called
     * @param lambda asked once, when a Lambda function is first called
     */
    public TargetSender(AddressGuard guard, Supplier<LambdaSender> lambda) {
        https = new HttpsSender(guard);
        maker = lambda;
    }

    @Override
    public Sent send(Target target, Delivery delivery) {
        return switch (target) {
            case Target.LambdaTarget(String arn, Long timeout) -> lambda(arn, delivery);
            case Target.UrlTarget(URI uri, Long timeout) -> https.send(uri, delivery);
            case Target.ActorTarget(String id, Long timeout) ->
                new Sent.Refused("this server has no actors, so that actor:" + id + " cannot be called");
        };
    }

    private synchronized LambdaSender lambda() {
        if (lambda == null) {
            lambda = maker.get();
        }
        return lambda;
    }

    private Sent lambda(String arn, Delivery delivery) {
        try {
            return lambda().send(arn, delivery);
        } catch (NoClassDefFoundError absent) {
            return new Sent.Refused(
                    "this process knows nothing of AWS and cannot call Lambda functions; have a server send the job");
        }
    }

    @Override
    public int mostBytes(Target target) {
        return switch (target) {
            case Target.UrlTarget url -> HttpsSender.MOST_BYTES;
            case Target.LambdaTarget lambda -> MOST_BYTES;
            case Target.ActorTarget actor -> MOST_BYTES;
        };
    }
}
