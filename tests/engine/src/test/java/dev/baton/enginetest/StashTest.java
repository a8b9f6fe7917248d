package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.RefusedException;
import dev.baton.engine.stash.BadJsonException;
import dev.baton.engine.stash.Entry;
import dev.baton.engine.stash.EntryLinks;
import dev.baton.engine.stash.FilePage;
import dev.baton.engine.stash.Owner;
import dev.baton.engine.stash.Stash;
import dev.baton.engine.stash.StoredFile;
import dev.baton.engine.store.Blob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a job keeps: one JSON value and named files. */
final class StashTest {
    private static final Entry VALUE = new Entry.Value();

    private final World world = new World();
    private final Stash stash = world.engine().stash(Owner.job(1L << 22 | 1));

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String name, String text) throws IOException {
        stash.put(new Entry.File(name), bytes(text));
    }

    private String value() throws IOException {
        try (Blob blob = stash.get(VALUE).orElseThrow()) {
            return new String(blob.bytes().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_value_that_was_never_put_is_absent_and_null_is_a_value() throws IOException {
        assertTrue(stash.get(VALUE).isEmpty());
        stash.put(VALUE, bytes("null"));
        assertEquals("null", value());
        assertTrue(stash.delete(VALUE));
        assertTrue(stash.head(VALUE).isEmpty());
        assertFalse(stash.delete(VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": [1.0, 1e99, \"ü\\u0000😀\"]}",
                "[]",
                "\"\"",
                " 12 ",
                "-0.5E-3",
                "true",
                "{\"a\":1,\"a\":2}"
            })
    void any_json_comes_back_as_it_was_sent(String json) throws IOException {
        stash.put(VALUE, bytes(json));
        assertEquals(json, value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\"}",
                "1 2",
                "{} {}",
                "nul",
                "nulls",
                "'a'",
                "01",
                "NaN",
                "\"a\nb\"",
                "// c\n1",
                "\"\\ud8\"",
                "\uFEFF{}"
            })
    void what_is_no_json_changes_nothing(String broken) throws IOException {
        stash.put(VALUE, bytes("{\"kept\": true}"));
        BadJsonException refused = assertThrows(BadJsonException.class, () -> stash.put(VALUE, bytes(broken)));
        assertTrue(refused.getMessage().startsWith("the body"), refused::getMessage);
        assertEquals("{\"kept\": true}", value());
    }

    static Stream<byte[]> noUtf8() {
        return Stream.of(
                new byte[] {'"', (byte) 0xff, '"'},
                new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xe2, (byte) 0x82, '"'},
                new byte[] {'"', 'a', '"', (byte) 0xe2},
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE));
    }

    @ParameterizedTest
    @MethodSource("noUtf8")
    void json_is_utf_8(byte[] other) {
        assertThrows(BadJsonException.class, () -> stash.put(VALUE, new ByteArrayInputStream(other)));
    }

    @Test
    void json_that_is_too_deep_is_refused() throws IOException {
        stash.put(VALUE, bytes("[".repeat(500) + "]".repeat(500)));
        assertThrows(BadJsonException.class, () -> stash.put(VALUE, bytes("[".repeat(501) + "]".repeat(501))));
        assertThrows(BadJsonException.class, () -> stash.put(VALUE, bytes("[".repeat(1_000_000))));
    }

    @Test
    void files_are_listed_in_order_with_sizes_and_times() throws IOException {
        put("b.txt", "hello");
        put("plots/a.png", "");
        put("ä", "x");
        StoredFile first = stash.files(10, null).files().getFirst();
        assertEquals(
                new StoredFile(
                        "b.txt", 5, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", World.START),
                first);
        FilePage page = stash.files(2, null);
        assertEquals(List.of("b.txt", "plots/a.png"), names(page));
        page = stash.files(2, page.cursor().orElseThrow());
        assertEquals(List.of("ä"), names(page));
    }

    private static List<String> names(FilePage page) {
        return page.files().stream().map(StoredFile::name).toList();
    }

    @Test
    void a_file_named_like_something_of_ours_is_just_a_file() throws IOException {
        put("stash", "1");
        put("files/stash", "2");
        assertTrue(stash.get(VALUE).isEmpty());
        assertEquals(List.of("files/stash", "stash"), names(stash.files(10, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/../b",
                "a/./b",
                "a\u0000b",
                "a\nb",
                "a\\b",
                "\u0085",
                "\ud800"
            })
    void names_that_could_lead_astray_are_refused(String name) {
        assertThrows(RefusedException.class, () -> new Entry.File(name));
    }

    @Test
    void a_name_has_up_to_255_bytes() {
        assertEquals(255, new Entry.File("n".repeat(255)).name().length());
        assertThrows(RefusedException.class, () -> new Entry.File("n".repeat(256)));
        assertThrows(RefusedException.class, () -> new Entry.File("ä".repeat(128)));
    }

    @Test
    void owners_do_not_meet_whatever_their_names_are() {
        assertNotEquals(Owner.sparky("a/b", "c"), Owner.sparky("a", "b/c"));
        assertNotEquals(Owner.sparky("..", "c"), Owner.sparky("%2E.", "c"));
        assertEquals(
                "sparky/%2E./a%2F%2E%2E", Owner.sparky("..", "a/..").prefix().replace("%2F..", "%2F%2E%2E"));
        assertEquals("archive/products/v2", Owner.archive("/products/v2").prefix());
        assertNotEquals(Owner.archive("a/files/b"), Owner.archive("a"));
        assertThrows(RefusedException.class, () -> Owner.archive("a//b"));
        assertThrows(RefusedException.class, () -> Owner.sparky("", "c"));
        assertThrows(RefusedException.class, () -> Owner.sparky("p".repeat(400), "ü".repeat(100)));
    }

    @Test
    void an_archive_inside_another_keeps_its_own() throws IOException {
        Stash outer = world.engine().stash(Owner.archive("a"));
        Stash inner = world.engine().stash(Owner.archive("a/files/b"));
        outer.put(new Entry.File("b/stash"), bytes("outer"));
        inner.put(VALUE, bytes("1"));
        outer.deleteAll();
        assertTrue(inner.head(VALUE).isPresent());
        assertTrue(outer.head(new Entry.File("b/stash")).isEmpty());
    }

    @Test
    void where_the_store_gives_no_address_a_link_is_the_doors_own() {
        EntryLinks links = new EntryLinks(world.engine()::stash, URI.create("https://host/"));
        assertEquals(
                "https://host/baton/v1/jobs/7/files/a%20b/%C3%A4%25.txt",
                links.download(7, new Entry.File("a b/ä%.txt"), Duration.ofHours(1))
                        .toString());
        assertEquals(
                "https://host/baton/v1/jobs/7/stash",
                links.upload(7, VALUE, Duration.ofHours(1)).toString());
    }
}
