package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.StoreLimitException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every legal key works, and no other. */
public interface BlobKeyClaims extends BlobStoreUnderTest {
    private void works(String key) throws IOException {
        put(key, key);
        assertEquals(key, read(key));
        assertEquals(
                List.of(key),
                blobs().list(key, 1, null).blobs().stream().map(BlobInfo::key).toList());
    }

    @Test
    default void keys_of_any_script_and_punctuation_work() throws IOException {
        for (String key : List.of(
                "a",
                "A b",
                "...",
                ".a",
                "..a/b..",
                "a+",
                "a~",
                "a%2Fb",
                "%",
                "+",
                "~/+",
                "con:*?\"<>|\\",
                "-rf",
                "h\u00e9/\u4f60\u597d/\uD83D\uDE00",
                "\u0000",
                "tab\there",
                "\u007f\n",
                ".incoming/x",
                ".incoming")) {
            works(key);
        }
    }

    @Test
    default void long_keys_and_parts_work_up_to_1024_bytes() throws IOException {
        works("x".repeat(1024));
        works("x".repeat(255));
        works("x".repeat(256));
        works("\u00e9".repeat(512));
        works("a/".repeat(511) + "bb");
        works("y".repeat(500) + "/" + "z".repeat(500));
        works("\uD83D\uDE00".repeat(256));
    }

    @Test
    default void a_key_and_one_below_it_may_both_be_there() throws IOException {
        put("a/b/c", "deep");
        put("a", "file");
        put("a/b", "middle");
        assertEquals("file", read("a"));
        assertEquals("middle", read("a/b"));
        assertEquals("deep", read("a/b/c"));
        assertTrue(blobs().delete("a/b"));
        assertEquals("deep", read("a/b/c"));
        assertTrue(blobs().delete("a/b/c"));
        assertEquals("file", read("a"));
        assertNull(read("a/b"));
    }

    @Test
    default void other_keys_are_refused_by_every_operation() {
        for (String key : List.of(
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/../b",
                "../a",
                "./a",
                "a/.",
                "x".repeat(1025),
                "\u00e9".repeat(513),
                "\uD800")) {
            assertThrows(StoreLimitException.class, () -> put(key, "x"), key);
            assertThrows(StoreLimitException.class, () -> putIfAbsent(key, "x"), key);
            assertThrows(StoreLimitException.class, () -> blobs().get(key), key);
            assertThrows(StoreLimitException.class, () -> blobs().head(key), key);
            assertThrows(StoreLimitException.class, () -> blobs().delete(key), key);
        }
    }
}
