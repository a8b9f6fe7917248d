package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Put, get, head and delete. */
public interface BlobClaims extends BlobStoreUnderTest {
    String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    default void what_was_put_is_read_back_with_its_length_and_digest() throws IOException {
        BlobInfo info = new BlobInfo("files/hello.txt", 5, HELLO_SHA256);
        assertEquals(info, put("files/hello.txt", "hello"));
        assertEquals("hello", read("files/hello.txt"));
        assertEquals(Optional.of(info), blobs().head("files/hello.txt"));
        try (Blob blob = blobs().get("files/hello.txt").orElseThrow()) {
            assertEquals(info, blob.info());
        }
    }

    @Test
    default void nothing_is_found_where_nothing_was_put() throws IOException {
        assertNull(read("a"));
        assertEquals(Optional.empty(), blobs().head("a"));
        assertFalse(blobs().delete("a"));
    }

    @Test
    default void a_blob_may_be_empty() throws IOException {
        assertEquals(new BlobInfo("a", 0, EMPTY_SHA256), put("a", ""));
        assertEquals("", read("a"));
    }

    @Test
    default void large_and_binary_blobs_come_back_byte_for_byte() throws IOException {
        byte[] bytes = new byte[3_000_001];
        new Random(11).nextBytes(bytes);
        blobs().put("large", new ByteArrayInputStream(bytes));
        try (Blob blob = blobs().get("large").orElseThrow()) {
            assertEquals(bytes.length, blob.info().length());
            assertEquals(bytes[0], (byte) blob.bytes().read());
            assertEquals(1000, blob.bytes().skip(1000));
            byte[] rest = blob.bytes().readAllBytes();
            assertArrayEquals(Arrays.copyOfRange(bytes, 1001, bytes.length), rest);
            assertEquals(-1, blob.bytes().read());
        }
    }

    @Test
    default void a_put_replaces_the_blob() throws IOException {
        put("a", "a long text");
        put("a", "hello");
        assertEquals("hello", read("a"));
        assertEquals(Optional.of(new BlobInfo("a", 5, HELLO_SHA256)), blobs().head("a"));
    }

    @Test
    default void a_reader_goes_on_with_the_bytes_it_began_with() throws IOException {
        put("a", "before");
        try (Blob blob = blobs().get("a").orElseThrow()) {
            put("a", "later!");
            assertEquals("before", new String(blob.bytes().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    default void put_if_absent_writes_once() throws IOException {
        assertEquals(Optional.of(new BlobInfo("a", 5, HELLO_SHA256)), putIfAbsent("a", "hello"));
        assertEquals(Optional.empty(), putIfAbsent("a", "other"));
        assertEquals("hello", read("a"));
    }

    @Test
    default void a_deleted_blob_is_gone_and_can_be_put_again() throws IOException {
        put("a/b", "one");
        assertTrue(blobs().delete("a/b"));
        assertNull(read("a/b"));
        assertFalse(blobs().delete("a/b"));
        assertTrue(putIfAbsent("a/b", "two").isPresent());
        assertEquals("two", read("a/b"));
    }

    @Test
    default void a_put_whose_stream_fails_leaves_what_was_there() throws IOException {
        put("a", "before");
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line went dead");
            }
        });
        assertThrows(IOException.class, () -> blobs().put("a", broken));
        assertThrows(IOException.class, () -> blobs().putIfAbsent("b", broken));
        assertEquals("before", read("a"));
        assertNull(read("b"));
        assertEquals(1, blobs().list("", 10, null).blobs().size());
    }

    @Test
    default void of_many_that_put_if_absent_exactly_one_wins() throws IOException {
        for (int round = 0; round < 10; round++) {
            String key = "race/" + round;
            List<Boolean> won = Threads.run(8, thread -> {
                try {
                    return putIfAbsent(key, "by " + thread).isPresent();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertEquals(1, won.stream().filter(winner -> winner).count());
            assertEquals("by " + won.indexOf(true), read(key));
        }
    }

    @Test
    default void puts_and_deletes_beside_each_other_never_fail() {
        Threads.run(8, thread -> {
            try {
                for (int i = 0; i < 30; i++) {
                    put("shared/deep/" + thread, "x");
                    assertTrue(blobs().delete("shared/deep/" + thread));
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
