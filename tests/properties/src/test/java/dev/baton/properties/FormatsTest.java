package dev.baton.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.spec.tree.Document;
import dev.baton.engine.spec.tree.TreeFormat;
import dev.baton.engine.spec.tree.TreeJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A value is read back from every format as it was, whichever of the many ways to write it was taken. */
final class FormatsTest {
    private static void assertRead(JsonNode value, TreeFormat format, String text) {
        Document document;
        try {
            document = format.read(text);
        } catch (RuntimeException e) {
            throw new AssertionError(e.getMessage() + " in " + format + ":\n" + text, e);
        }
        assertEquals(value, TreeJson.of(document.root()), () -> "of " + format + ":\n" + text);
        assertEquals(List.of(), document.complaints());
    }

    @Test
    void json_is_read_back() {
        Seeds.each(600, random -> {
            JsonNode value = new RandomJson(random).value(4);
            assertRead(value, TreeFormat.JSON, Json5Writer.json(value, random));
            assertRead(value, TreeFormat.JSON, value.toPrettyString());
        });
    }

    @Test
    void json5_is_read_back() {
        Seeds.each(800, random -> {
            JsonNode value = new RandomJson(random).value(4);
            assertRead(value, TreeFormat.JSON, Json5Writer.json5(value, random));
        });
    }

    @Test
    void members_without_braces_are_read_back() {
        Seeds.each(400, random -> {
            ObjectNode value = new RandomJson(random).object(3);
            if (!value.isEmpty()) {
                assertRead(value, TreeFormat.JSON, Json5Writer.bare(value, random));
            }
        });
    }

    @Test
    void yaml_is_read_back() {
        Seeds.each(1200, random -> {
            JsonNode value = new RandomJson(random).value(4);
            assertRead(value, TreeFormat.YAML, YamlWriter.write(value, random));
        });
    }

    /** JSON as other programs write it, in a file that is called YAML; what YAML forbids to stand as it is, is escaped. */
    @Test
    void json_is_read_back_as_yaml_too() {
        JsonMapper mapper =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        Seeds.each(400, random -> {
            JsonNode value = new RandomJson(random).value(4);
            String text = random.nextBoolean()
                    ? mapper.writeValueAsString(value)
                    : mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value);
            assertRead(value, TreeFormat.YAML, text.replace("\u007f", "\\u007f"));
        });
    }
}
