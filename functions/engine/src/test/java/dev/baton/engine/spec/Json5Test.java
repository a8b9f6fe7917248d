package dev.baton.engine.spec;

import static dev.baton.engine.spec.Specs.command;
import static dev.baton.engine.spec.Specs.errors;
import static dev.baton.engine.spec.Specs.json;
import static dev.baton.engine.spec.Specs.source;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** JSON and JSON5 as a file may hold them, and where each is wrong. */
class Json5Test {
    private static String data(String value) {
        return json("{user_data: [{name: 'a', data: " + value + "}]}")
                .userData()
                .getFirst()
                .data()
                .toString();
    }

    private static void assertError(String expected, String text) {
        assertEquals(List.of("w.json5:" + expected), errors(source("w.json5", text)));
    }

    @Test
    void json_takes_everything_that_json5_adds() {
        WorkflowSpec spec = json("""
                // a comment
                {
                  name: 'it\\'s "one"', /* and
                  another */ "description": "a\\
                b\\x41\\u00e9\\t\\/",
                  jobs: [ { command: "true", priority: +0x1F, }, ],
                }
                """);
        assertEquals("it's \"one\"", spec.name());
        assertEquals("abAé\t/", spec.description());
        assertEquals(31, spec.jobs().getFirst().priority());
        assertEquals("true", command(spec, 0));
    }

    @Test
    void numbers_keep_their_values() {
        assertEquals(
                "[1,-2,0.5,5.0,1000.0,-255,12345678901234567890]",
                data("[1, -2, .5, 5., 1e3, -0xff, 12345678901234567890]"));
        assertEquals("{\"a\":[null,true,false,\"x\"]}", data("{a: [null, true, false, 'x']}"));
    }

    @Test
    void both_formats_give_the_same_data() {
        String text = "{\"a\": [1, 2.5, -3e2, \"x\", null, true], \"b\": {\"c d\": \"\"}}";
        assertEquals(
                data(text),
                Specs.yaml("user_data: [{name: a, data: " + text + "}]")
                        .userData()
                        .getFirst()
                        .data()
                        .toString());
    }

    @Test
    void syntax_errors_say_what_was_expected() {
        assertError("1:11: expected , or ], found '2'", "{jobs: [1 2]}");
        assertError("2:4: expected , or }, found 'b'", "{a: 1\n   b: 2}");
        assertError("1:6: expected : after the key 'jobs', found '['", "{jobs[]}");
        assertError("1:8: expected a value (text in quotes), found 'yes'", "{jobs: yes}");
        assertError("1:9: expected a value, found the end of the file", "{jobs: [");
        assertError("1:8: this text has no closing ' on its line", "{name: 'a\n'}");
        assertError("2:1: this comment has no end (*/)", "{}\n/* x");
        assertError("1:4: expected the end of the file, found '}'", "{} }");
        assertError("1:8: '01' is no finite number", "{name: 01}");
        assertError("1:8: NaN is no finite number", "{name: NaN}");
        assertError("1:8: the number 1e999 is too large", "{name: 1e999}");
        assertError("1:11: expected 4 hexadecimal digits, found 'g'", "{name: '\\ug'}");
        assertError("1:8: text holds half a surrogate pair, which is no character", "{name: '\\ud83d'}");
        assertError("1:2: expected a key or }, found ','", "{,}");
    }

    @Test
    void positions_count_through_comments_and_line_ends() {
        assertError(
                "4:3: jobs[0].x: unknown key; known are " + String.join(", ", SpecKeys.JOB),
                "/* a\r\n b */\r{jobs: [{command: 'a',\n  x: 1}]}");
    }

    @Test
    void members_may_stand_without_braces_and_commas() {
        WorkflowSpec spec = json("\"name\": 'a' // x\n jobs: [{command: 'x'}], files: []\n");
        assertEquals("a", spec.name());
        assertEquals(1, spec.jobs().size());
    }

    @Test
    void an_escaped_quote_ends_no_text_at_the_top() {
        assertError("1:1: expected a map with keys such as name, found text", "\"a\\\": b\"");
        assertError("1:1: \"a: unknown key; known are " + String.join(", ", SpecKeys.WORKFLOW), "'\\\"a': 1, jobs: []");
    }

    @Test
    void an_unknown_extension_tries_each_format() {
        assertEquals(
                "a",
                SpecParser.parse(source("spec", "name: a\njobs: []")).spec().name());
        assertEquals(
                "a",
                SpecParser.parse(source("spec.txt", "{name: 'a', jobs: []}"))
                        .spec()
                        .name());
        assertEquals(
                List.of("spec.txt:1:6: expected : after the key 'name', found ','"),
                errors(source("spec.txt", "{name, 'a', jobs: []")));
    }
}
