package dev.baton.engine.reactor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.engine.actor.Call;
import dev.baton.engine.actor.Letter;
import dev.baton.engine.pipeline.ReactorMessage;
import dev.baton.engine.record.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What an actor was sent, as the managers hear it. */
final class CallMessage {
    private CallMessage() {}

    static ReactorMessage of(Call call) {
        // Its execution's first attempt has no attempt before it that may have done it already.
        return new ReactorMessage(body(call), call.context(), call.executionId(), call.attempt() == 1);
    }

    private static JsonNode body(Call call) {
        return switch (call.contentType()) {
            case Letter.JSON -> Json.value(call.message());
            case Letter.BINARY -> TextNode.valueOf(text(call.message()));
            default -> TextNode.valueOf(call.message());
        };
    }

    /** The bytes as text, which may be JSON; where they are none, as they came. */
    private static String text(String base64) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                    .toString();
        } catch (CharacterCodingException noText) {
            return base64;
        }
    }
}
