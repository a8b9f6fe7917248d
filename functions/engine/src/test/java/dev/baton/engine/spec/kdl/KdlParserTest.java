package dev.baton.engine.spec.kdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.spec.tree.SyntaxException;
import dev.baton.engine.spec.tree.TreeJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language itself, of version 1 and 2. */
class KdlParserTest {
    private static String value(String text) {
        List<KdlNode> nodes = KdlParser.parse("n " + text);
        assertEquals(1, nodes.size());
        assertEquals(1, nodes.getFirst().arguments().size());
        return TreeJson.of(nodes.getFirst().arguments().getFirst()).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | 1",
                "-1_000 | -1000",
                "0xFF | 255",
                "0b101 | 5",
                "0o17 | 15",
                "1.50 | 1.5",
                "1e3 | 1000.0",
                "99999999999999999999 | 99999999999999999999",
                "true | true",
                "#true | true",
                "#false | false",
                "null | null",
                "word-1.x | \"word-1.x\"",
                "\"a\\tb\\u{e9}\\\"\" | \"a\\tbé\\\"\"",
                "r\"a\\n\" | \"a\\\\n\"",
                "r#\"a\"b\"# | \"a\\\"b\"",
                "#\"a\\n\"# | \"a\\\\n\"",
                "##\"a\"#b\"## | \"a\\\"#b\"",
                "\"\" | \"\"",
            })
    void values_of_both_versions_are_understood(String text, String json) {
        assertEquals(json, value(text));
    }

    @Test
    void text_may_go_over_lines() {
        assertEquals("\"a\\nb\"", value("\"a\nb\""));
        assertEquals("\"ab\"", value("\"a\\\n   b\""));
        assertEquals("\"one\\n\\n  two\"", value("\"\"\"\n    one\n\n      two\n    \"\"\""));
    }

    @Test
    void comments_and_what_a_slash_and_dash_drops_are_nothing() {
        List<KdlNode> nodes = KdlParser.parse("""
                // a line
                /* one /* in */ another */ a 1 /- 2 \\ // goes on
                  /-p=3 q=4 { b; c }
                /- d { e }
                f /- { g }; h
                """);
        assertEquals(List.of("a", "f", "h"), nodes.stream().map(KdlNode::name).toList());
        KdlNode a = nodes.getFirst();
        assertEquals(1, a.arguments().size());
        assertEquals(1, a.properties().size());
        assertEquals(2, a.children().size());
        assertTrue(nodes.get(1).children().isEmpty());
    }

    @Test
    void nodes_know_where_they_stand() {
        KdlNode child =
                KdlParser.parse("a {\r\n  b x=\"y\"\r\n}").getFirst().children().getFirst();
        assertEquals(2, child.line());
        assertEquals(3, child.column());
        assertEquals(5, child.properties().getFirst().column());
        assertEquals(7, child.properties().getFirst().value().column());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a { | 1:3: this { has no }",
                "a } | 1:3: expected a node or the end of the file, found '}'",
                "a \"b | 1:3: this text has no closing \"",
                "a 1x | 1:3: 1x is no number; put text that begins with a digit into quotes",
                "a \"\\q\" | 1:4: \\q is no escape; write \\\\ for a backslash",
                "a \"\\u{110000}\" | 1:3: this text names a character that is none",
                "a \"\\u{d800}\" | 1:3: text holds half a surrogate pair, which is no character",
                "a (t)1 | 1:3: types in brackets mean nothing in a spec; leave them out",
                "a #yes | 1:3: #yes is no value; there are #true, #false and #null",
                "a /* b | 1:3: this comment has no end (*/)",
                "a p= | 1:5: expected a name or a value, found the end of the file",
                "a [1] | 1:3: expected a name or a value, found '['",
            })
    void what_is_wrong_is_told_with_its_place(String text, String message) {
        assertEquals(
                message,
                assertThrows(SyntaxException.class, () -> KdlParser.parse(text)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a {", "/*", "\"\\", "#", "a/-"})
    void much_of_the_same_ends(String piece) {
        assertThrows(SyntaxException.class, () -> KdlParser.parse(piece.repeat(5_000)));
    }

    @Test
    void numbers_and_depth_are_bounded() {
        assertThrows(SyntaxException.class, () -> KdlParser.parse("a " + "1".repeat(1001)));
        KdlParser.parse("a {".repeat(100) + "}".repeat(100));
        assertThrows(SyntaxException.class, () -> KdlParser.parse("a {".repeat(101) + "}".repeat(101)));
    }
}
