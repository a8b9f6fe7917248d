package dev.baton.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonTest {
    private record Pair(String left, Integer right, List<Pair> more) {}

    @Test
    void values_come_back_as_they_were_written() {
        for (String text : List.of(
                "{\"b\":1,\"a\":[true,null,{}]}",
                "[]",
                "\"\"",
                "\"a\\u0001 \u00e4 \ud83d\ude00\"",
                "0",
                "false",
                "1.0",
                "1.10",
                "0.1",
                "12345678901234567890123456789",
                "0.30000000000000000000000000000000000001")) {
            assertEquals(text, Json.text(Json.value(text)));
        }
    }

    @Test
    void null_is_no_text_and_no_text_is_null() {
        assertNull(Json.text(null));
        assertNull(Json.text(NullNode.getInstance()));
        assertNull(Json.value(null));
    }

    @Test
    void records_are_written_without_their_nulls_and_read_back() {
        Pair pair = new Pair("a", null, List.of(new Pair(null, 2, null)));
        assertEquals("{\"left\":\"a\",\"more\":[{\"right\":2}]}", Json.write(pair));
        assertEquals(pair, Json.read(Json.write(pair), Pair.class));
    }

    @Test
    void a_newer_version_may_have_written_more_than_we_know() {
        assertEquals(new Pair("a", 1, null), Json.read("{\"left\":\"a\",\"right\":1,\"new\":[2]}", Pair.class));
    }

    @Test
    void damage_is_told() {
        assertThrows(IllegalStateException.class, () -> Json.value("{\"a\":"));
        assertThrows(IllegalStateException.class, () -> Json.read("{\"right\":\"x\"}", Pair.class));
    }
}
