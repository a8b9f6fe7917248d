package dev.baton.cli.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON comes out as it went in. */
class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1.50,\"a\":1e400,\"c\":-0.0,\"d\":123456789012345678901234567890}",
                "[]",
                "{}",
                "[[],{},null,true,false,\"\"]",
                "\"\\\"\\\\\\n\\r\\t\\u0001\\u007f\\u009b\\ud800\"",
                "\"é😀\""
            })
    void a_value_keeps_its_spelling(String text) {
        assertEquals(text, JsonWriter.compact(JsonReader.read(text)));
    }

    @Test
    void pretty_is_as_jq_prints_it() {
        assertEquals("""
                {
                  "a": [
                    1,
                    {}
                  ],
                  "b": []
                }""", JsonWriter.pretty(JsonReader.read("{\"a\":[1,{}],\"b\":[]}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1", "1 2", "{}{}", "NaN", "{a:1}", "\"a", "\u0000"})
    void what_is_no_json_is_refused(String text) {
        assertThrows(JsonReader.BadJson.class, () -> JsonReader.read(text));
    }

    @Test
    void depth_is_bounded() {
        assertThrows(JsonReader.BadJson.class, () -> JsonReader.read("[".repeat(100_000)));
    }

    @Test
    void absent_members_read_as_nothing() {
        Json value = JsonReader.read("{\"n\": 1.5, \"t\": \"x\"}");
        assertEquals(0, value.number("n"));
        assertEquals("1.5", value.text("n").orElseThrow());
        assertEquals(Json.NULL, value.get("absent").get("deeper"));
    }
}
