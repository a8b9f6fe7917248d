package dev.baton.doors.actors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.engine.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what callers send, strictly: well-formed UTF-8, JSON that is not too deep, pairs that decode. */
final class Text {
    private static final int DEEPEST = 200;
    private static final int MOST_PAIRS = 200;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Text() {}

    /** The text of these bytes, or a refusal. */
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new RefusedException("The body is not valid UTF-8 and could not be serialized.");
        }
    }

    /** The value of this JSON text; null where it is none. A refusal for what is too deep. */
    static JsonNode json(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (com.fasterxml.jackson.core.exc.StreamConstraintsException deep) {
            throw new RefusedException("The JSON could not be serialized: it is nested deeper than " + DEEPEST
                    + " levels, or a number or name in it is too long.");
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    /** The pairs of a query or of a form, in order; of a name that comes twice, the first. */
    static Map<String, String> pairs(String encoded) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return pairs;
        }
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
                if (name.chars().anyMatch(Character::isISOControl) || value.indexOf('\0') >= 0) {
                    throw new RefusedException("A parameter's name must have no control characters, its value no NUL.");
                }
                pairs.putIfAbsent(name, value);
            }
        }
        if (pairs.size() > MOST_PAIRS) {
            throw new RefusedException("A request may have at most " + MOST_PAIRS + " parameters.");
        }
        return pairs;
    }

    /** Undoes percent-encoding; a refusal where what comes out is no UTF-8. */
    static String decode(String encoded, boolean plusIsBlank) {
        if (encoded.indexOf('%') < 0 && (!plusIsBlank || encoded.indexOf('+') < 0)) {
            return encoded;
        }
        byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '+' && plusIsBlank) {
                bytes.put((byte) ' ');
            } else if (raw[i] != '%') {
                bytes.put(raw[i]);
            } else {
                boolean whole = i + 2 < raw.length;
                int high = whole ? Character.digit(raw[i + 1], 16) : -1;
                int low = whole ? Character.digit(raw[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new RefusedException("A parameter or path is wrongly percent-encoded.");
                }
                bytes.put((byte) (16 * high + low));
                i += 2;
            }
        }
        byte[] decoded = new byte[bytes.position()];
        bytes.flip().get(decoded);
        return utf8(decoded);
    }
}
