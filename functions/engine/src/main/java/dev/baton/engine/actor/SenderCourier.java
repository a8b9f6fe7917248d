package dev.baton.engine.actor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.push.Answer;
import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Sender;
import dev.baton.engine.push.Sent;
import dev.baton.engine.record.Json;
import dev.baton.engine.target.Target;
import java.net.URI;
import java.util.List;

/** Takes runs and news out by the sender of push jobs, which guards against addresses inside. Thread-safe. */
final class SenderCourier implements Courier {
    private final Sender sender;

    SenderCourier(Sender sender) {
        this.sender = sender;
    }

    @Override
    public Handover hand(Image image, Call call) {
        Target target = switch (image) {
            case Image.Lambda(String arn) -> new Target.LambdaTarget(arn, null);
            case Image.Https(URI url) -> new Target.UrlTarget(url, null);
            case Image.Command worker -> null;
            case Image.BuiltInFunction local -> null;
        };
        if (target == null) {
            return new NotTaken("a command and a function of this process are not sent anywhere");
        }
        return switch (send(target, delivery(call.executionId() + "/" + call.attempt(), call.attempt(), shown(call)))) {
            case Sent.Answered(Answer answer) -> new Ended(ran(answer));
            case Sent.Accepted taken -> new Taken();
            case Sent.Refused(String reason) -> new NotTaken(reason);
            case Sent.Failed(String reason, var later) -> new NotTaken(reason);
        };
    }

    @Override
    public boolean post(URI webhook, JsonNode body) {
        ObjectNode payload = body instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode().set("event", body);
        String key = body.path("event_type").asText() + "/"
                + body.path("execution_id").asText();
        return switch (send(new Target.UrlTarget(webhook, null), delivery(key, 1, payload))) {
            case Sent.Answered answered -> true;
            case Sent.Accepted taken -> true;
            case Sent.Refused refused -> false;
            case Sent.Failed failed -> false;
        };
    }

    private Sent send(Target target, Delivery delivery) {
        if (delivery.bytes().length > sender.mostBytes(target)) {
            return new Sent.Refused("the message is larger than " + sender.mostBytes(target) + " bytes");
        }
        try {
            return sender.send(target, delivery);
        } catch (RuntimeException fault) {
            return new Sent.Failed("the sender failed: " + fault.getClass().getSimpleName(), null);
        }
    }

    private static Delivery delivery(String key, int attempt, ObjectNode payload) {
        return new Delivery(0, attempt, key, payload);
    }

    /** What a function gets: schema {@code actor-call.schema.json}. */
    static ObjectNode shown(Call call) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("actorId", call.actorId())
                .put("executionId", call.executionId())
                .put("attempt", call.attempt())
                .put("message", call.message())
                .put("contentType", call.contentType())
                .put("executor", call.executor())
                .put(
                        "receivedAt",
                        java.time.Instant.ofEpochMilli(call.receivedAt()).toString());
        ObjectNode context = payload.putObject("context");
        call.context().forEach(context::put);
        return payload;
    }

    private static Ran ran(Answer answer) {
        int code = answer.completed() ? 0 : answer.returnCode() == 0 ? 1 : answer.returnCode();
        List<String> results = answer.userData().isEmpty() ? List.of() : List.of(Json.write(answer.userData()));
        return new Ran(code, null, answer.error() == null ? "" : answer.error(), results);
    }
}
