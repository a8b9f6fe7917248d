package dev.baton.engine.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as records keep it: compact text, numbers as they were written. */
public final class Json {
    /** Made on first need, which takes a while: many a run keeps no JSON at all. */
    private static final class Mapper {
        static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    private Json() {}

    /** The value's text; null for null and for JSON's null. */
    public static String text(JsonNode value) {
        try {
            return value == null || value.isNull() ? null : Mapper.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The value of a text that {@link #text} made; null for null. */
    public static JsonNode value(String text) {
        try {
            return text == null ? null : Mapper.MAPPER.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored record holds damaged JSON", damaged);
        }
    }

    /** The text of a record of ours, without its nulls. */
    public static String write(Object record) {
        try {
            return Mapper.MAPPER.writeValueAsString(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The record of a text that {@link #write} made. */
    public static <T> T read(String text, Class<T> type) {
        try {
            return Mapper.MAPPER.readValue(text, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored record holds damaged JSON", damaged);
        }
    }
}
