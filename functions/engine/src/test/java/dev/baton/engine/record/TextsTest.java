package dev.baton.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.InMemoryBlobStore;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextsTest {
    private static final int LIMIT = 64 * 1024;

    private final InMemoryBlobStore blobs = new InMemoryBlobStore();
    private final Texts texts = new Texts(blobs);

    private int stored() {
        return blobs.list("", 100, null).blobs().size();
    }

    @Test
    void up_to_64_kib_text_stays_as_it_is() {
        for (String text : List.of("", "echo", "x".repeat(LIMIT), "\u00e4".repeat(LIMIT / 2), "\ud83d\ude00")) {
            assertSame(text, texts.shorten(text));
            assertSame(text, texts.restore(text));
        }
        assertNull(texts.shorten(null));
        assertNull(texts.restore(null));
        assertEquals(0, stored());
    }

    @Test
    void above_64_kib_of_utf_8_text_moves_to_a_blob_unseen() {
        for (String text :
                List.of("x".repeat(LIMIT + 1), "\u00e4".repeat(LIMIT / 2 + 1), "\ud83d\ude00".repeat(20_000))) {
            String kept = texts.shorten(text);
            assertTrue(kept.length() < 100, "kept " + kept.length() + " characters");
            assertEquals(text, texts.restore(kept));
        }
        assertEquals(3, stored());
    }

    @Test
    void the_same_text_is_one_blob_however_often_it_is_kept() {
        String text = "x".repeat(100_000);
        assertEquals(texts.shorten(text), texts.shorten(text));
        assertNotEquals(texts.shorten(text), texts.shorten(text + "y"));
        assertEquals(2, stored());
    }

    @Test
    void text_that_looks_like_the_name_of_a_blob_is_text_all_the_same() {
        String secret = texts.shorten("s".repeat(100_000));
        for (String text : List.of("\u0001", "\u0001rm -f lock", secret)) {
            assertEquals(text, texts.restore(texts.shorten(text)));
        }
    }

    @Test
    void a_blob_that_is_gone_is_an_error_and_no_empty_text() {
        String kept = texts.shorten("x".repeat(100_000));
        blobs.delete(kept.substring(1));
        assertThrows(IllegalStateException.class, () -> texts.restore(kept));
    }

    @Test
    void hashes_are_those_of_sha_256() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Texts.hash("abc"));
        assertEquals("ba7816bf8f01", Texts.shortHash("abc"));
    }
}
