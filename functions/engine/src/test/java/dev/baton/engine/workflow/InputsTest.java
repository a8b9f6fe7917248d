package dev.baton.engine.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.Backend;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.job.InputChange;
import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Numbers;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Changes;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Update;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which inputs of an ended job are told to have changed. */
final class InputsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final Tables tables =
            Tables.over(Backend.plain(new InMemoryItemStore(CLOCK), new InMemoryBlobStore(), CLOCK));
    private final Inputs inputs = new Inputs(tables);

    private void touch(int file) {
        tables.files().update(Ids.of(3, file), f -> new FileRecord(f.id(), 3, f.name(), f.path(), 9.0));
    }

    /** What changed of an ended job that reads so many files. */
    private List<String> changes(Item ended) {
        return inputs.changes(ended, ended, tables.files()::kept, tables.userData()::kept).stream()
                .map(InputChange::name)
                .toList();
    }

    private Item ended(int files) {
        tables.backend().items().put(Numbers.counter(3, Map.of(Kind.JOB, 7L)), Condition.ANY);
        tables.files()
                .createAll(
                        3,
                        IntStream.range(0, files)
                                .mapToObj(i -> new FileRecord(0, 3, "f" + i, "p" + i, null))
                                .toList());
        Item job = Item.at(JobItems.key(3, 7))
                .with(
                        JobAttributes.INPUT_FILES,
                        Ranges.format(LongStream.rangeClosed(1, files).toArray()))
                .build();
        tables.backend().items().put(job, Condition.ANY);
        return Changes.apply(
                Update.change()
                        .set(JobAttributes.RESULT_INPUTS, inputs.keep(job, job))
                        .build(),
                job);
    }

    @Test
    void the_changed_ones_are_named_whether_few_or_many_were_read() {
        for (int files : new int[] {5, 23, 24, 25, 60, 9000}) {
            InputsTest fresh = new InputsTest();
            Item job = fresh.ended(files);
            assertEquals(List.of(), fresh.changes(job), files + " files");
            fresh.touch(4);
            assertEquals(List.of("f3"), fresh.changes(job), files + " files");
        }
    }
}
