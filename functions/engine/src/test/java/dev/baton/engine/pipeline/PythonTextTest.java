package dev.baton.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.record.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Python 3's json.dumps(sort_keys=True, separators=(',', ':')) and str() print. */
class PythonTextTest {
    private static String dumped(String json) {
        return PythonText.json(Json.value(json));
    }

    @Test
    void numbers_look_as_in_python() {
        assertEquals(
                "[1,1.0,0.0,0.5,1e+16,1234567890123456.0,1e-05,0.0001,1.5e+300,-2.5e-07,100000000000000000000]",
                dumped(
                        "[1,1.0,0.0,0.50,1e16,1234567890123456.0,0.00001,0.0001,1.5e300,-0.00000025,100000000000000000000]"));
        assertEquals("[Infinity,0.1]", dumped("[1e999,0.1000000000000000055511151231257827]"));
    }

    @Test
    void text_is_ascii() {
        assertEquals(
                "\"\\u00e9\\ud83d\\ude00\\u007f\\n\\\"\\\\/\"", dumped("\"\u00e9\ud83d\ude00\u007f\\n\\\"\\\\/\""));
    }

    @Test
    void keys_are_sorted_at_all_depths() {
        assertEquals(
                "{\"a\":[{\"b\":null,\"c\":true}],\"z\":{}}",
                dumped("{ \"z\": {}, \"a\": [{\"c\": true, \"b\": null}]}"));
        assertEquals("{\"\\uff5e\":1,\"\\ud83d\\ude00\":2}", dumped("{\"\ud83d\ude00\":2,\"\uff5e\":1}"));
    }

    @Test
    void lists_look_as_python_prints_them() {
        assertEquals("['a', 'b']", PythonText.list(List.of("a", "b")));
        assertEquals("[]", PythonText.list(List.of()));
    }
}
