package dev.baton.engine.job;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.Backend;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Json;
import dev.baton.engine.record.Keys;
import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Numbers;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import dev.baton.engine.target.TargetText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Jobs as items: one item a job, and a companion for what would make it too large. */
public final class JobItems {
    private static final String COMPANION_PREFIX = "J";
    /** Above this the details move out, so that the job's item stays below a kilobyte through its life. */
    private static final int MOST_DETAILS = 400;
    /** The number of the requirements record that every workflow has. */
    public static final long DEFAULT_REQUIREMENTS = 1;

    /** So many companions are read one by one. */
    private static final int FEW = 20;

    private final Backend backend;
    private final Numbers numbers;
    private final Texts texts;

    public JobItems(Backend backend, Numbers numbers, Texts texts) {
        this.backend = backend;
        this.numbers = numbers;
        this.texts = texts;
    }

    public static Key key(long workflow, long number) {
        return Keys.of(workflow, Kind.JOB.prefix(), number);
    }

    public static Key key(long jobId) {
        return key(Ids.workflow(jobId), Ids.number(jobId));
    }

    private static Key companionKey(Key job) {
        return new Key(job.partition(), COMPANION_PREFIX + job.sort().substring(1));
    }

    public static JobStatus status(Item job) {
        return JobStatus.ofCode(job.number(STATUS, 0));
    }

    public static int attempt(Item job) {
        return (int) job.number(ATTEMPT, 1);
    }

    /** Starts the item of a job; where its details are long, they go to the companions instead. */
    public Item.Builder write(long workflow, long number, NewJob job, List<Item> companions) {
        Key key = key(workflow, number);
        String command = texts.shorten(job.command());
        String script = texts.shorten(job.invocationScript());
        String target = job.target() == null ? null : Json.text(TargetText.json(job.target()));
        String[] relations = {
            local(job.dependsOn()),
            local(job.inputFiles()),
            local(job.outputFiles()),
            local(job.inputUserData()),
            local(job.outputUserData())
        };
        int size = command.length() + (script == null ? 0 : script.length()) + (target == null ? 0 : target.length());
        for (String relation : relations) {
            size += relation == null ? 0 : relation.length();
        }
        boolean apart = size + job.name().length() > MOST_DETAILS;
        Item.Builder item = Item.at(key).with(NAME, job.name());
        Item.Builder details = apart ? Item.at(companionKey(key)) : item;
        details.with(COMMAND, command)
                .with(SCRIPT, script)
                .with(DEPENDS_ON, relations[0])
                .with(INPUT_FILES, relations[1])
                .with(OUTPUT_FILES, relations[2])
                .with(INPUT_DATA, relations[3])
                .with(OUTPUT_DATA, relations[4])
                .with(TARGET, target);
        if (apart) {
            companions.add(details.build());
        }
        if (job.target() != null) {
            Long timeout = job.target().timeoutSeconds();
            item.with(PUSH, timeout == null ? 0 : timeout);
        }
        return item.with(COMPANION, apart)
                .with(KEEP_ON_FAILURE, !job.cancelOnBlockingJobFailure())
                .with(SUPPORTS_TERMINATION, job.supportsTermination())
                .with(PRIORITY, job.priority(), 0)
                .with(REQUIREMENTS, number(job.requirementsId()), DEFAULT_REQUIREMENTS)
                .with(SCHEDULER, number(job.schedulerId()), 0)
                .with(HANDLER, number(job.failureHandlerId()), 0)
                .with(MADE_OF, InputHashes.madeOf(job));
    }

    private static long number(Long id) {
        return id == null ? 0 : Ids.number(id);
    }

    private static String local(List<Long> ids) {
        if (ids == null) {
            return null;
        }
        long[] numbers = new long[ids.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Ids.number(ids.get(i));
        }
        return Ranges.format(numbers);
    }

    /** The item of the job, or NotFoundException; a deleted one is absent. */
    public Item get(long jobId) {
        Ids.check("job", jobId);
        return find(jobId).orElseThrow(() -> NotFoundException.of("job", jobId));
    }

    /** The item of the job unless it is absent or deleted. */
    public Optional<Item> find(long jobId) {
        return backend.items().get(key(jobId)).filter(item -> !item.has(TOMBSTONE));
    }

    /** The item of a job whose deletion is not finished. */
    public Optional<Item> deleted(long jobId) {
        return backend.items().get(key(jobId)).filter(item -> item.has(TOMBSTONE));
    }

    /** The job of an item; reads the companion where there is one. */
    public Job read(Item item) {
        return read(item, details(item));
    }

    private Item companion(Key job) {
        return backend.items()
                .get(companionKey(job))
                .orElseThrow(() -> new IllegalStateException("the companion of " + job + " is missing"));
    }

    private Job read(Item item, Item details) {
        long workflow = workflow(item.key());
        long id = Ids.of(workflow, Keys.number(item.key()));
        long requirements = item.number(REQUIREMENTS, DEFAULT_REQUIREMENTS);
        NewJob spec = new NewJob(
                item.text(NAME),
                texts.restore(details.text(COMMAND)),
                texts.restore(details.text(SCRIPT)),
                !item.truth(KEEP_ON_FAILURE),
                item.truth(SUPPORTS_TERMINATION),
                (int) item.number(PRIORITY, 0),
                Ids.of(workflow, requirements == 0 ? DEFAULT_REQUIREMENTS : requirements),
                global(workflow, item.number(SCHEDULER, 0)),
                global(workflow, item.number(HANDLER, 0)),
                global(workflow, details.text(DEPENDS_ON)),
                global(workflow, details.text(INPUT_FILES)),
                global(workflow, details.text(OUTPUT_FILES)),
                global(workflow, details.text(INPUT_DATA)),
                global(workflow, details.text(OUTPUT_DATA)),
                TargetText.parse(Json.value(details.text(TARGET))));
        return new Job(id, workflow, spec, status(item), attempt(item), global(workflow, item.number(NODE, 0)));
    }

    /** The workflow that an item's key belongs to. */
    public static long workflow(Key key) {
        String partition = key.partition();
        int end = partition.indexOf('/', 2);
        return Long.parseLong(partition, 2, end < 0 ? partition.length() : end, 10);
    }

    /** The id of the job at the key. */
    public static long id(Key key) {
        return Ids.of(workflow(key), Keys.number(key));
    }

    private static Long global(long workflow, long number) {
        return number == 0 ? null : Ids.of(workflow, number);
    }

    private static List<Long> global(long workflow, String numbers) {
        if (numbers == null) {
            return List.of();
        }
        List<Long> ids = new ArrayList<>();
        Ranges.each(numbers, number -> ids.add(Ids.of(workflow, number)));
        return Collections.unmodifiableList(ids);
    }

    /** The items of all jobs of the workflow, in the order of their numbers; deleted ones are left out. */
    public List<Item> items(long workflow) {
        List<Item> found = all(workflow);
        found.removeIf(item -> item.has(TOMBSTONE));
        return found;
    }

    /** The same with jobs whose deletion is not finished. */
    public List<Item> all(long workflow) {
        List<Item> found = new ArrayList<>();
        each(workflow, found::add);
        found.sort(Item.BY_SORT);
        return found;
    }

    /** Each of the same, in no order. */
    private void each(long workflow, Consumer<Item> job) {
        for (String partition : Keys.partitions(workflow, numbers.highest(workflow, Kind.JOB))) {
            backend.items().each(Query.prefix(partition, Kind.JOB.prefix() + "/"), job);
        }
    }

    /** How many jobs of the workflow have each status. */
    public Map<JobStatus, Integer> count(long workflow) {
        Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
        each(workflow, item -> {
            if (!item.has(TOMBSTONE)) {
                counts.merge(status(item), 1, Integer::sum);
            }
        });
        return counts;
    }

    /** The jobs of these items of one workflow; companions are read in bulk where there are many. */
    public List<Job> read(long workflow, List<Item> items) {
        List<Item> details = details(workflow, items);
        List<Job> jobs = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            jobs.add(read(items.get(i), details.get(i)));
        }
        return jobs;
    }

    /** For each of these items of one workflow the item that holds its relations and command: itself or its companion. */
    public List<Item> details(long workflow, List<Item> items) {
        long apart = items.stream().filter(item -> item.has(COMPANION)).count();
        Map<Key, Item> companions = apart < FEW ? Map.of() : companions(workflow);
        List<Item> details = new ArrayList<>(items.size());
        for (Item item : items) {
            Item companion = item.has(COMPANION) ? companions.get(companionKey(item.key())) : item;
            details.add(companion == null ? companion(item.key()) : companion);
        }
        return details;
    }

    private Map<Key, Item> companions(long workflow) {
        Map<Key, Item> companions = new HashMap<>();
        for (String partition : Keys.partitions(workflow, numbers.highest(workflow, Kind.JOB))) {
            backend.items()
                    .each(
                            Query.prefix(partition, COMPANION_PREFIX + "/"),
                            companion -> companions.put(companion.key(), companion));
        }
        return companions;
    }

    /** The item that holds the job's relations and command: itself or its companion. */
    public Item details(Item item) {
        return item.has(COMPANION) ? companion(item.key()) : item;
    }

    /** Removes a job's items. */
    public void delete(Key job) {
        backend.items().delete(companionKey(job), Condition.ANY);
        backend.items().delete(job, Condition.ANY);
    }
}
