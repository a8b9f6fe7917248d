package dev.baton.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.Backend;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Numbers;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemSize;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class JobItemsTest {
    private final InMemoryItemStore items = new InMemoryItemStore(Clock.systemUTC());
    private final InMemoryBlobStore blobs = new InMemoryBlobStore();
    private final JobItems jobs =
            new JobItems(Backend.plain(items, blobs, Clock.systemUTC()), new Numbers(items), new Texts(blobs));

    private static List<Long> ids(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> Ids.of(3, number))
                .toList();
    }

    private NewJob backAndForth(NewJob job) {
        List<Item> companions = new ArrayList<>();
        Item item = jobs.write(3, 7, job, companions)
                .with(JobAttributes.STATUS, JobStatus.READY.code())
                .with(JobAttributes.ATTEMPT, 1)
                .build();
        assertTrue(ItemSize.bytes(item) < 800, "an item of " + ItemSize.bytes(item) + " bytes");
        items.putAll(companions);
        return jobs.read(item).spec();
    }

    @Test
    void a_short_job_is_read_back_from_its_item() {
        NewJob job = new NewJob(
                "n",
                "echo",
                "script",
                false,
                true,
                4,
                Ids.of(3, 9),
                Ids.of(3, 2),
                Ids.of(3, 1),
                ids(1, 3),
                ids(4, 4),
                ids(5, 5),
                ids(6, 6),
                ids(8, 9));
        assertEquals(job, backAndForth(job));
    }

    @Test
    void a_long_job_stands_beside_its_item_and_longer_text_in_a_blob() {
        List<Long> scattered =
                LongStream.range(1, 400).mapToObj(i -> Ids.of(3, 3 * i)).toList();
        NewJob job = new NewJob(
                "n",
                "x".repeat(100_000),
                "y".repeat(500),
                true,
                false,
                0,
                Ids.of(3, 1),
                null,
                null,
                scattered,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertEquals(job, backAndForth(job));
    }
}
