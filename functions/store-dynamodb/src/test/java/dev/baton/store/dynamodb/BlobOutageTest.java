package dev.baton.store.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.storekit.BlobStoreUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 throttles, breaks, falls silent, and hands over other bytes than it was given. */
class BlobOutageTest implements BlobStoreUnderTest {
    private static final FaultyHttp.Fault[] TROUBLE = {
        FaultyHttp.SLOW_DOWN, FaultyHttp.S3_BROKEN, FaultyHttp.LOST_ANSWER, FaultyHttp.LOST_REQUEST
    };

    private final FaultyHttp http = new FaultyHttp();
    private final AtomicInteger ids = new AtomicInteger();
    private CloudSettings settings;
    private S3Client plain;
    private S3BlobStore store;

    @BeforeEach
    void open() {
        settings = Emulators.blobs();
        AwsClients clients = new AwsClients(settings, Map.of());
        plain = clients.s3();
        CloudBucket.create(plain, settings.bucket());
        store = new S3BlobStore(
                () -> clients.s3(http),
                clients::presigner,
                settings.bucket(),
                new Tries("S3", Duration.ofSeconds(5), Duration.ZERO, new SettablePauses()),
                () -> "writer-" + ids.incrementAndGet());
    }

    @AfterEach
    void close() {
        store.close();
        plain.close();
    }

    @Override
    public S3BlobStore blobs() {
        return store;
    }

    @Test
    void every_operation_is_tried_again() throws IOException {
        http.next(TROUBLE);
        BlobInfo info = put("a", "hello");
        assertEquals(5, http.requests());
        http.next(TROUBLE);
        assertEquals("hello", read("a"));
        http.next(TROUBLE);
        assertEquals(Optional.of(info), store.head("a"));
        http.next(TROUBLE);
        assertEquals(List.of(info), store.list("", 10, null).blobs());
        http.next(TROUBLE);
        assertTrue(store.delete("a"));
        assertEquals(Optional.empty(), store.head("a"));
    }

    @Test
    void an_outage_beyond_the_budget_is_told_as_one() {
        FaultyHttp.Fault[] outage = new FaultyHttp.Fault[1000];
        Arrays.fill(outage, FaultyHttp.SLOW_DOWN);
        for (Executable operation : List.<Executable>of(
                () -> put("a", "x"),
                () -> putIfAbsent("a", "x"),
                () -> read("a"),
                () -> store.head("a"),
                () -> store.list("", 1, null),
                () -> store.delete("a"))) {
            http.next(outage);
            assertThrows(StoreBusyException.class, operation);
        }
    }

    @Test
    void a_put_if_absent_whose_answer_was_lost_knows_its_own_object() throws IOException {
        http.next(FaultyHttp.LOST_ANSWER);
        assertTrue(putIfAbsent("a", "mine").isPresent());
        assertEquals(3, http.requests(), "lost, refused, looked at");
        http.next(FaultyHttp.LOST_REQUEST);
        assertTrue(putIfAbsent("b", "mine").isPresent());
    }

    @Test
    void a_put_if_absent_knows_another_ones_object_even_with_the_same_bytes() throws IOException {
        putIfAbsent("a", "same");
        http.next(FaultyHttp.LOST_REQUEST);
        assertEquals(Optional.empty(), putIfAbsent("a", "same"));
        assertEquals(3, http.requests());
    }

    @Test
    void bytes_that_changed_are_noticed_by_who_reads_them_all() throws IOException {
        String digest = put("a", "hello").sha256();
        plain.putObject(
                request -> request.bucket(settings.bucket()).key("a").metadata(Map.of("sha256", digest)),
                RequestBody.fromString("jello"));
        IOException damage = assertThrows(IOException.class, () -> read("a"));
        assertTrue(
                damage.getMessage().contains("SHA-256") && damage.getMessage().contains("blob a"));
    }

    @Test
    void an_object_that_others_put_has_its_digest_as_well() throws IOException {
        BlobInfo info = put("by-us", "hello");
        plain.putObject(request -> request.bucket(settings.bucket()).key("by-others"), RequestBody.fromString("hello"));
        BlobInfo expected = new BlobInfo("by-others", 5, info.sha256());
        assertEquals(Optional.of(expected), store.head("by-others"));
        assertEquals("hello", read("by-others"));
        assertEquals(List.of(expected, info), store.list("by", 10, null).blobs());
    }

    @Test
    void a_missing_bucket_and_a_missing_right_are_told_with_the_fix() {
        http.next(FaultyHttp.s3(404, "NoSuchBucket"));
        String missing =
                assertThrows(StoreUnusableException.class, () -> put("a", "x")).getMessage();
        assertTrue(missing.contains(settings.bucket()) && missing.contains("BATON_BUCKET"), missing);
        http.next(FaultyHttp.s3(403, "AccessDenied"));
        String denied =
                assertThrows(StoreUnusableException.class, () -> read("a")).getMessage();
        assertTrue(denied.contains("role") && denied.contains(settings.bucket()), denied);
    }
}
