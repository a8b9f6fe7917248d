package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.FileMark;
import dev.baton.engine.job.InputChange;
import dev.baton.engine.job.InputHashes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.record.CanonicalJson;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.ItemRecords;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * What a job read, as hashes by input ({@code f3} for a file's path, time, size and content, {@code u7} for user data), so that a later
 * change can be seen and named. Many inputs stand in an item of their own.
 */
final class Inputs {
    private static final int MOST_INLINE = 300;
    private static final String APART = "H";
    private static final String MARK = "*";
    private static final String TEXT = "t";
    private static final String UNSETTLED = "!";

    private final Tables tables;

    Inputs(Tables tables) {
        this.tables = tables;
    }

    /** What to keep of the inputs of a job that ends now; null for none. An input that changed while it ran never matches. */
    String keep(Item job, Item details) {
        String vector = vector(
                job, details, job.number(CLAIMED_AT, Long.MAX_VALUE), tables.files()::kept, tables.userData()::kept);
        if (vector.length() <= MOST_INLINE) {
            return vector.isEmpty() ? null : vector;
        }
        tables.backend()
                .items()
                .put(
                        Item.at(apart(job))
                                .with(TEXT, tables.texts().shorten(vector))
                                .build(),
                        Condition.ANY);
        return MARK + Texts.shortHash(vector);
    }

    private static Key apart(Item job) {
        return new Key(job.key().partition(), APART + job.key().sort().substring(1));
    }

    /** The fields of the ended job that are not now as they were when it ended, in order; empty for an unchanged job. */
    List<InputChange> changes(
            Item job,
            Item details,
            LongFunction<Optional<ItemRecords.Kept<FileRecord>>> files,
            LongFunction<Optional<ItemRecords.Kept<UserData>>> data) {
        List<InputChange> changed = new ArrayList<>();
        if (job.has(RESULT_MADE_OF)) {
            InputHashes.differences(job.text(RESULT_MADE_OF), job.text(MADE_OF))
                    .forEach(field -> changed.add(new InputChange(field, 0, null, List.of())));
        }
        String now = vector(job, details, Long.MAX_VALUE, files, data);
        String then = job.text(RESULT_INPUTS);
        boolean apart = then != null && then.startsWith(MARK);
        if (apart && then.equals(MARK + Texts.shortHash(now))) {
            return changed;
        }
        String before = apart ? kept(job) : then;
        for (String field : InputHashes.differences(before, now)) {
            long id = Ids.of(JobItems.workflow(job.key()), Long.parseLong(field.substring(1)));
            changed.add(
                    field.startsWith("f")
                            ? new InputChange(
                                    "input_file",
                                    id,
                                    files.apply(id)
                                            .map(file -> file.value().name())
                                            .orElse(null),
                                    InputHashes.respects(before, now, field))
                            : new InputChange(
                                    "input_user_data",
                                    id,
                                    data.apply(id)
                                            .map(record -> record.value().name())
                                            .orElse(null),
                                    List.of()));
        }
        return changed;
    }

    private String kept(Item job) {
        return tables.backend()
                .items()
                .get(apart(job))
                .map(item -> tables.texts().restore(item.text(TEXT)))
                .orElse("");
    }

    private static String vector(
            Item job,
            Item details,
            long started,
            LongFunction<Optional<ItemRecords.Kept<FileRecord>>> files,
            LongFunction<Optional<ItemRecords.Kept<UserData>>> data) {
        if (!details.has(INPUT_FILES) && !details.has(INPUT_DATA)) {
            return "";
        }
        long workflow = JobItems.workflow(job.key());
        TreeMap<String, String> fields = new TreeMap<>();
        LongSet written = LongSet.of(Ranges.parse(details.text(OUTPUT_FILES)));
        Ranges.each(
                details.text(INPUT_FILES),
                number -> files.apply(Ids.of(workflow, number)).ifPresent(file -> {
                    FileRecord value = file.value();
                    boolean own = written.contains(number);
                    boolean settled = own || file.changedAt() <= started;
                    String mark = own
                            ? FileMark.own(value.path())
                            : FileMark.of(value.path(), value.mtime(), value.size(), value.hash());
                    fields.put("f" + number, settled ? mark : UNSETTLED);
                }));
        LongSet stored = LongSet.of(Ranges.parse(details.text(OUTPUT_DATA)));
        Ranges.each(
                details.text(INPUT_DATA),
                number -> data.apply(Ids.of(workflow, number)).ifPresent(record -> {
                    boolean own = stored.contains(number);
                    String content = own
                            ? "own"
                            : String.valueOf(CanonicalJson.text(record.value().data()));
                    fields.put("u" + number, hash(content, own || record.changedAt() <= started));
                }));
        return InputHashes.format(fields);
    }

    private static String hash(String content, boolean settled) {
        return settled ? InputHashes.brief(content) : UNSETTLED;
    }
}
