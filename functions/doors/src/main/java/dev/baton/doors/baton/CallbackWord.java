package dev.baton.doors.baton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.ExactJson;
import dev.baton.engine.push.AnswerText;
import dev.baton.engine.push.Callbacks.Word;
import java.util.Locale;
import java.util.Map;

/** What a callback says, in our words or in those of Agave's job notifications, any case. */
public final class CallbackWord {
    private enum Kind {
        GOOD,
        BAD,
        UNDER_WAY
    }

    private static final Map<String, Kind> WORDS = Map.ofEntries(
            Map.entry("completed", Kind.GOOD),
            Map.entry("finished", Kind.GOOD),
            Map.entry("archiving_finished", Kind.GOOD),
            Map.entry("failed", Kind.BAD),
            Map.entry("archiving_failed", Kind.BAD),
            Map.entry("killed", Kind.BAD),
            Map.entry("stopped", Kind.BAD),
            Map.entry("running", Kind.UNDER_WAY),
            Map.entry("pending", Kind.UNDER_WAY),
            Map.entry("queued", Kind.UNDER_WAY),
            Map.entry("submitting", Kind.UNDER_WAY),
            Map.entry("processing_inputs", Kind.UNDER_WAY),
            Map.entry("staging_inputs", Kind.UNDER_WAY),
            Map.entry("staging_job", Kind.UNDER_WAY),
            Map.entry("staged", Kind.UNDER_WAY),
            Map.entry("cleaning_up", Kind.UNDER_WAY),
            Map.entry("archiving", Kind.UNDER_WAY));

    private CallbackWord() {}

    /** Reads it; the status may stand in the body where the query has none. */
    public static Word read(String status, byte[] bytes) {
        JsonNode body = bytes == null || bytes.length == 0 ? null : ExactJson.parse(bytes);
        String said =
                status != null || body == null ? status : body.path("status").asText(null);
        Kind kind = said == null ? null : WORDS.get(said.toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw RequestException.wrong("status must be completed, failed or running", "status", said);
        }
        try {
            return switch (kind) {
                case GOOD -> new Word.Ended(AnswerText.of(true, body));
                case BAD -> new Word.Ended(AnswerText.of(false, body));
                case UNDER_WAY -> new Word.Running();
            };
        } catch (IllegalArgumentException wrong) {
            throw RequestException.wrong(wrong.getMessage());
        }
    }
}
