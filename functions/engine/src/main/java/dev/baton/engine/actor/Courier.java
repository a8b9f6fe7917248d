package dev.baton.engine.actor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** Takes runs and news out of this process. Must be thread-safe and quick to give up. */
public interface Courier {
    /** What became of a run that was handed over. */
    sealed interface Handover {}

    /** It goes on elsewhere, and its end will be told through {@link Executions#finish}. */
    record Taken() implements Handover {}

    /** It ran to its end. */
    record Ended(Ran ran) implements Handover {}

    /** Nobody took it. Tried again later, a few times. */
    record NotTaken(String reason) implements Handover {}

    /** Hands over a run for a Lambda function or an HTTPS URL; any other image is not handed to a courier. */
    Handover hand(Image image, Call call);

    /** Posts JSON to a webhook; whether it was taken (2xx). */
    boolean post(URI webhook, JsonNode body);

    /** Takes nothing: messages wait, and end as poison. */
    Courier NONE = new Courier() {
        @Override
        public Handover hand(Image image, Call call) {
            return new NotTaken("this process sends nothing to functions and URLs");
        }

        @Override
        public boolean post(URI webhook, JsonNode body) {
            return false;
        }
    };
}
