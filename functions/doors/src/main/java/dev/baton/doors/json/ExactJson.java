package dev.baton.doors.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.doors.error.RequestException;
import java.io.IOException;

/** JSON whose numbers come back as they were written: 1.0 stays 1.0, and no digit of a large one is lost. Thread-safe. */
public final class ExactJson {
    /** Reads exactly one value; used for bodies, never for replies. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ExactJson() {}

    /** The value that the bytes hold; a RequestException with status 400 that names the place where they are no JSON. */
    public static JsonNode parse(byte[] bytes) {
        try {
            JsonNode node = bytes == null ? null : MAPPER.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw RequestException.bad("the body is empty; send a JSON object");
            }
            return node;
        } catch (JsonProcessingException wrong) {
            String where = wrong.getLocation() == null
                    ? ""
                    : " at line " + wrong.getLocation().getLineNr() + ", column "
                            + wrong.getLocation().getColumnNr();
            throw RequestException.bad("the body is not valid JSON" + where + ": " + wrong.getOriginalMessage());
        } catch (IOException wrong) {
            throw RequestException.bad("the body is not valid UTF-8 JSON");
        }
    }

    /** The value, which may be null; status 413 where it is larger than user data may be. */
    public static JsonNode userData(JsonNode value) {
        if (value != null && size(value) > Limits.USER_DATA) {
            throw RequestException.tooLarge("data is larger than 4 MiB; put it in a file");
        }
        return value;
    }

    /** How many bytes the value takes as JSON text. */
    public static long size(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node).length;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree could not be written", impossible);
        }
    }
}
