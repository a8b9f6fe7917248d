package dev.baton.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.baton.engine.Backend;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.data.FileCodec;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.data.UserDataCodec;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ItemRecordsTest {
    private final InMemoryItemStore items = new InMemoryItemStore(Clock.systemUTC());
    private final Numbers numbers = new Numbers(items);

    @BeforeEach
    void workflow() {
        items.put(Numbers.counter(1, Map.of()), Condition.ANY);
    }

    private ItemRecords<FileRecord> at(Instant time) {
        Clock clock = Clock.fixed(time, ZoneOffset.UTC);
        return new ItemRecords<>(Backend.plain(items, new InMemoryBlobStore(), clock), numbers, new FileCodec());
    }

    private static FileRecord file(String name, Double mtime) {
        return new FileRecord(0, 1, name, name + ".txt", mtime);
    }

    @Test
    void records_are_listed_in_the_order_of_their_ids_over_all_levels() {
        ItemRecords<FileRecord> files = at(Instant.EPOCH);
        List<FileRecord> made = files.createAll(
                1, IntStream.range(0, 17_000).mapToObj(i -> file("f" + i, null)).toList());
        assertEquals(made, files.list(1));
        assertEquals("f16999", files.get(made.getLast().id()).name());
        assertEquals(Ids.of(1, 17_000), made.getLast().id());
    }

    @Test
    void an_update_that_was_overtaken_is_done_again_on_what_is_there() {
        ItemRecords<FileRecord> files = at(Instant.EPOCH);
        long id = files.create(file("a", 1.0)).id();
        List<Double> seen = new ArrayList<>();
        files.update(id, old -> {
            if (seen.isEmpty()) {
                seen.add(old.mtime());
                files.update(id, other -> new FileRecord(id, 1, other.name(), other.path(), 2.0));
            } else {
                seen.add(old.mtime());
            }
            return new FileRecord(id, 1, old.name(), old.path(), old.mtime() + 10);
        });
        assertEquals(List.of(1.0, 2.0), seen);
        assertEquals(12.0, files.get(id).mtime());
    }

    @Test
    void the_time_of_change_moves_with_the_content_only() {
        long id = at(Instant.EPOCH).create(file("a", 1.0)).id();
        ItemRecords<FileRecord> later = at(Instant.EPOCH.plus(Duration.ofHours(1)));
        later.update(id, old -> new FileRecord(id, 1, "renamed", old.path(), old.mtime()));
        assertEquals(0, later.changedAt(id).orElseThrow());
        later.update(id, old -> new FileRecord(id, 1, old.name(), old.path(), 5.0));
        assertEquals(3_600_000, later.changedAt(id).orElseThrow());
    }

    @Test
    void what_is_deleted_is_gone() {
        ItemRecords<FileRecord> files = at(Instant.EPOCH);
        long id = files.create(file("a", null)).id();
        assertEquals("a", files.delete(id).name());
        assertThrows(NotFoundException.class, () -> files.get(id));
        assertThrows(NotFoundException.class, () -> files.delete(id));
        assertThrows(NotFoundException.class, () -> files.update(id, old -> old));
        files.create(file("b", null));
        assertEquals(1, files.deleteAll(1));
        assertEquals(List.of(), files.list(1));
    }

    @Test
    void a_record_gets_the_next_id_and_is_what_was_drafted() {
        ItemRecords<FileRecord> files = at(Instant.EPOCH);
        FileRecord made = files.create(file("a", 1.5));
        assertEquals(new FileRecord(Ids.of(1, 1), 1, "a", "a.txt", 1.5), made);
        assertEquals(made, files.get(made.id()));
        assertEquals(Optional.of(made), files.find(made.id()));
        assertEquals(Ids.of(1, 2), files.create(file("b", null)).id());
    }

    @Test
    void an_unknown_workflow_has_no_records_and_takes_none() {
        ItemRecords<FileRecord> files = at(Instant.EPOCH);
        FileRecord stray = new FileRecord(0, 9, "a", "a", null);
        assertThrows(NotFoundException.class, () -> files.create(stray));
        assertThrows(NotFoundException.class, () -> files.createAll(9, List.of(stray)));
        assertEquals(List.of(), files.list(9));
        assertEquals(0, files.deleteAll(9));
        assertEquals(List.of(), files.createAll(9, List.of()));
    }

    @Test
    void what_is_no_id_finds_nothing() {
        ItemRecords<FileRecord> files = at(Instant.EPOCH);
        for (long id : new long[] {0, -5, 7, Ids.of(1, 0), Ids.of(1, 99)}) {
            assertThrows(NotFoundException.class, () -> files.get(id), () -> "id " + id);
            assertEquals(Optional.empty(), files.find(id), () -> "id " + id);
        }
    }

    @Test
    void a_record_deleted_under_an_update_stays_deleted() {
        ItemRecords<FileRecord> files = at(Instant.EPOCH);
        long id = files.create(file("a", null)).id();
        assertThrows(
                NotFoundException.class,
                () -> files.update(id, old -> {
                    files.delete(id);
                    return old;
                }));
        assertEquals(Optional.empty(), files.find(id));
    }

    @Test
    void an_update_cannot_move_a_record_to_another_id_or_workflow() {
        ItemRecords<FileRecord> files = at(Instant.EPOCH);
        long id = files.create(file("a", null)).id();
        assertEquals(
                id,
                files.update(id, old -> new FileRecord(77, 5, "b", "p", null)).id());
        assertEquals(new FileRecord(id, 1, "b", "p", null), files.get(id));
        assertEquals(1, files.list(1).size());
    }

    @Test
    void content_that_went_and_came_back_has_changed() {
        long id = at(Instant.EPOCH).create(file("a", 1.0)).id();
        ItemRecords<FileRecord> later = at(Instant.ofEpochMilli(5));
        later.update(id, old -> new FileRecord(id, 1, old.name(), "b", old.mtime()));
        at(Instant.ofEpochMilli(9)).update(id, old -> new FileRecord(id, 1, old.name(), "a.txt", old.mtime()));
        assertEquals(Optional.of(9L), later.changedAt(id));
        assertEquals(new ItemRecords.Kept<>(later.get(id), 9), later.kept(id).orElseThrow());
        assertEquals(Optional.empty(), later.changedAt(Ids.of(1, 99)));
    }

    @Test
    void deleting_all_reaches_every_level_and_leaves_other_kinds_and_workflows() {
        items.put(Numbers.counter(2, Map.of()), Condition.ANY);
        ItemRecords<FileRecord> files = at(Instant.EPOCH);
        files.createAll(
                1, IntStream.range(0, 17_000).mapToObj(i -> file("f" + i, null)).toList());
        FileRecord other = files.create(new FileRecord(0, 2, "other", "other", null));
        ItemRecords<UserData> data = new ItemRecords<>(
                Backend.plain(items, new InMemoryBlobStore(), Clock.systemUTC()),
                numbers,
                new UserDataCodec(new Texts(new InMemoryBlobStore())));
        UserData kept = data.create(new UserData(0, 1, "u", true, Json.value("[1.0]")));
        assertEquals(17_000, files.deleteAll(1));
        assertEquals(List.of(), files.list(1));
        assertEquals(List.of(other), files.list(2));
        assertEquals(List.of(kept), data.list(1));
        assertEquals(Ids.of(1, 17_001), files.create(file("new", null)).id(), "a number is never used again");
    }
}
