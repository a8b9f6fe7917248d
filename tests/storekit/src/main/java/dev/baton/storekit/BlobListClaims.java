package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.BlobPage;
import dev.baton.engine.store.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Listings: by prefix, in UTF-8 order, in pages. */
public interface BlobListClaims extends BlobStoreUnderTest {
    /** Keys whose order is easily got wrong where folders stand for prefixes. */
    List<String> TRICKY = List.of(
            "a",
            "a!",
            "a/",
            "a/b",
            "a/b!",
            "a/b/c",
            "a/b/d",
            "a/c",
            "a0",
            "a0/x",
            "ab",
            "b/" + "n".repeat(300),
            "b/" + "n".repeat(300) + "!",
            "b/" + "n".repeat(300) + "/x",
            "b/" + "n".repeat(239),
            "b/" + "n".repeat(240),
            "b/" + "n".repeat(239) + "\u00e9" + "n".repeat(40),
            "b/" + "n".repeat(239) + "z",
            "b/" + "n".repeat(241),
            "caf\u00e9",
            "caff",
            "\uFFFD",
            "\uD83D\uDE00",
            "%",
            "+",
            "~");

    private List<String> keys() {
        return TRICKY.stream()
                .filter(key -> !key.endsWith("/"))
                .sorted(Utf8.ORDER)
                .toList();
    }

    private List<String> listed(String prefix, int limit) throws IOException {
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            BlobPage page = blobs().list(prefix, limit, cursor);
            page.blobs().stream().map(BlobInfo::key).forEach(found::add);
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return found;
    }

    private void givenAll() throws IOException {
        List<String> shuffled = new ArrayList<>(keys());
        Collections.shuffle(shuffled, new Random(5));
        for (String key : shuffled) {
            put(key, "");
        }
    }

    @Test
    default void all_keys_are_listed_in_utf8_order_whatever_the_page() throws IOException {
        givenAll();
        for (int limit : new int[] {1, 2, 7, keys().size(), 1000}) {
            assertEquals(keys(), listed("", limit), "pages of " + limit);
        }
    }

    @Test
    default void a_prefix_need_not_end_at_a_slash() throws IOException {
        givenAll();
        for (String prefix :
                List.of("a", "a/", "a/b", "a/b/", "a0", "b/n", "b/" + "n".repeat(250), "c", "caf\u00e9", "x", "a//")) {
            List<String> expected =
                    keys().stream().filter(key -> key.startsWith(prefix)).toList();
            assertEquals(expected, listed(prefix, 3), prefix);
        }
    }

    @Test
    default void a_listing_shows_lengths_and_digests_where_it_knows_them() throws IOException {
        BlobInfo info = put("a/b", "hello");
        BlobInfo without = new BlobInfo("a/b", 5, null);
        List<BlobInfo> listed = blobs().list("a", 10, null).blobs();
        assertTrue(listed.equals(List.of(info)) || listed.equals(List.of(without)), listed.toString());
    }

    @Test
    default void a_cursor_stays_good_while_blobs_come_and_go() throws IOException {
        for (String key : List.of("b", "d", "f")) {
            put(key, key);
        }
        String cursor = blobs().list("", 2, null).cursor().orElseThrow();
        blobs().delete("d");
        for (String key : List.of("a", "c", "e")) {
            put(key, key);
        }
        List<BlobInfo> rest = blobs().list("", 10, cursor).blobs();
        assertEquals(List.of("e", "f"), rest.stream().map(BlobInfo::key).toList());
    }

    @Test
    default void an_empty_store_lists_nothing_and_a_page_has_at_least_one_blob() throws IOException {
        assertEquals(List.of(), listed("", 5));
        assertThrows(IllegalArgumentException.class, () -> blobs().list("", 0, null));
    }
}
