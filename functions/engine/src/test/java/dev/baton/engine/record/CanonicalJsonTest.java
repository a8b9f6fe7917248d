package dev.baton.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CanonicalJsonTest {
    private static String canonical(String json) {
        return CanonicalJson.text(Json.value(json));
    }

    @Test
    void keys_are_sorted_at_every_depth_and_lists_keep_their_order() {
        assertEquals(
                "{\"a\":[{\"c\":1,\"d\":2},1],\"b\":null}", canonical("{ \"b\":null, \"a\":[{\"d\":2,\"c\":1}, 1]}"));
        assertNotEquals(canonical("[1,2]"), canonical("[2,1]"));
        assertEquals("[[],{},\"\",true]", canonical("[[],{},\"\",true]"));
    }

    @Test
    void a_number_is_its_value() {
        for (List<String> same : List.of(
                List.of("1", "1.0", "10e-1", "1E0", "0.1e+1"),
                List.of("0", "-0", "0.0", "-0.0", "0e9"),
                List.of("1e3", "1000", "1000.000"),
                List.of("-2.5", "-25e-1"))) {
            same.forEach(one -> assertEquals(canonical(same.getFirst()), canonical(one), one));
        }
        assertNotEquals(canonical("0.1"), canonical("0.10000000000000001"));
        assertNotEquals(canonical("9007199254740992"), canonical("9007199254740993"));
        assertEquals(CanonicalJson.text(LongNode.valueOf(5)), CanonicalJson.text(DoubleNode.valueOf(5)));
        assertEquals("1e999999999", canonical("1e999999999"));
    }

    @Test
    void text_is_no_number_and_no_structure() {
        assertNotEquals(canonical("1"), canonical("\"1\""));
        assertNotEquals(canonical("[\"a\",\"b\"]"), canonical("[\"a,b\"]"));
        assertEquals("{\"a\\\"\":\"\\n\"}", canonical("{\"a\\\"\":\"\\n\"}"));
    }

    @Test
    void null_is_no_text() {
        assertNull(CanonicalJson.text(null));
        assertNull(CanonicalJson.text(NullNode.getInstance()));
    }
}
