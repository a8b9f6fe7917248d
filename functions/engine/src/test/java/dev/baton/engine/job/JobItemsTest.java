package dev.baton.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.Backend;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Numbers;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemSize;
import dev.baton.engine.store.Query;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static NewJob named(String name, String command) {
        return new NewJob(
                name,
                command,
                null,
                true,
                false,
                0,
                Ids.of(3, 1),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private void store(long number, NewJob job, boolean tombstone) {
        List<Item> all = new ArrayList<>();
        all.add(jobs.write(3, number, job, all)
                .with(JobAttributes.TOMBSTONE, tombstone)
                .build());
        items.putAll(all);
    }

    @Test
    void a_script_above_64_kib_moves_out_and_comes_back() {
        NewJob job = new NewJob(
                "n",
                "echo",
                "#\u00e4".repeat(40_000),
                true,
                false,
                -3,
                Ids.of(3, 1),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertEquals(job, backAndForth(job));
        assertEquals(1, blobs.list("", 10, null).blobs().size());
    }

    @Test
    void details_stay_in_the_item_up_to_400_characters() {
        List<Item> companions = new ArrayList<>();
        jobs.write(3, 7, named("n", "x".repeat(399)), companions);
        assertEquals(List.of(), companions);
        jobs.write(3, 7, named("n", "x".repeat(400)), companions);
        assertEquals(1, companions.size());
    }

    @Test
    void script_and_relations_count_toward_the_400() {
        NewJob scripted = new NewJob(
                "n", "x".repeat(300), "y".repeat(100), true, false, 0, null, null, null, null, null, null, null, null);
        List<Long> scattered =
                LongStream.range(1, 80).mapToObj(i -> Ids.of(3, 3 * i)).toList();
        NewJob related = new NewJob(
                "n", "x".repeat(150), null, true, false, 0, null, null, null, scattered, null, null, null, null);
        for (NewJob job : List.of(scripted, related)) {
            List<Item> companions = new ArrayList<>();
            jobs.write(3, 7, job, companions);
            assertEquals(1, companions.size());
        }
    }

    @Test
    void a_job_without_requirements_has_the_workflows_default_ones() {
        NewJob bare = new NewJob("n", "c", null, true, false, 0, null, null, null, null, null, null, null, null);
        assertEquals(named("n", "c"), backAndForth(bare));
    }

    @Test
    void jobs_are_read_in_the_order_of_their_numbers_whether_few_or_many_have_companions() {
        items.put(Numbers.counter(3, Map.of(Kind.JOB, 600L)), Condition.ANY);
        List<NewJob> drafts = new ArrayList<>();
        for (int number = 1; number <= 600; number++) {
            drafts.add(named("job" + number, number % 3 == 0 ? "x".repeat(500) + number : "y" + number));
        }
        for (int number = 600; number >= 1; number--) {
            store(number, drafts.get(number - 1), false);
        }
        List<Item> found = jobs.items(3);
        assertEquals(drafts, jobs.read(3, found).stream().map(Job::spec).toList(), "200 companions, read in bulk");
        List<Item> few = found.subList(0, 30);
        assertEquals(
                drafts.subList(0, 30), jobs.read(3, few).stream().map(Job::spec).toList());
    }

    @Test
    void a_job_that_is_being_deleted_is_not_there() {
        items.put(Numbers.counter(3, Map.of(Kind.JOB, 2L)), Condition.ANY);
        store(1, named("stays", "c"), false);
        store(2, named("goes", "c"), true);
        assertEquals(1, jobs.items(3).size());
        assertEquals(2, jobs.all(3).size());
        assertTrue(jobs.find(Ids.of(3, 2)).isEmpty());
        assertTrue(jobs.deleted(Ids.of(3, 2)).isPresent());
        assertTrue(jobs.deleted(Ids.of(3, 1)).isEmpty());
        assertThrows(NotFoundException.class, () -> jobs.get(Ids.of(3, 2)));
        assertThrows(NotFoundException.class, () -> jobs.get(0));
    }

    @Test
    void deleting_takes_the_companion_along() {
        store(7, named("n", "x".repeat(1000)), false);
        jobs.delete(JobItems.key(3, 7));
        assertEquals(
                List.of(),
                items.query(Query.partition(JobItems.key(3, 7).partition())).items());
    }

    @Test
    void a_missing_companion_is_an_error_and_no_empty_job() {
        List<Item> companions = new ArrayList<>();
        Item item = jobs.write(3, 7, named("n", "x".repeat(1000)), companions).build();
        assertThrows(IllegalStateException.class, () -> jobs.read(item));
    }
}
