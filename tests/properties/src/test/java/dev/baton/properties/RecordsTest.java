package dev.baton.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.event.Event;
import dev.baton.engine.job.FailureHandler;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.ResourceRequirements;
import dev.baton.engine.node.Resources;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Json;
import dev.baton.engine.record.Records;
import dev.baton.engine.workflow.NewWorkflow;
import dev.baton.engine.workflow.WorkflowSettings;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Records of every kind are read back as they were written, with texts, numbers and JSON of any kind in them. */
final class RecordsTest {
    private static final int RECORDS = 12;

    private final World world = new World();
    private final long workflow = world.engine
            .workflows()
            .create(new NewWorkflow("w", "u", null, WorkflowSettings.DEFAULT))
            .id();

    /** What is read back of the draft, however it is read. */
    private <T> void assertKept(Records<T> records, T draft, Function<T, Long> idOf) {
        T created = records.create(draft);
        long id = idOf.apply(created);
        assertEquals(created, records.get(id));
        assertEquals(created, records.list(workflow).getLast());
        assertEquals(created, records.update(id, same -> same));
        assertEquals(created, records.get(id));
    }

    /** JSON as the engine reads it. Twice, since 12e3 is a fraction when it is read and a whole number once it was written. */
    private static JsonNode asRead(JsonNode value) {
        return Json.value(Json.text(Json.value(Json.text(value))));
    }

    /** Now and then longer than an item may be. */
    private static String longText(RandomText text, Random random) {
        String any = text.any();
        return random.nextInt(10) == 0 ? (any + "\u65e5x").repeat(1 + 70_000 / (any.length() + 2)) : any;
    }

    private static Double time(Random random) {
        return random.nextInt(4) == 0
                ? null
                : random.nextBoolean() ? random.nextGaussian() * 1e12 : 1.0 * random.nextInt();
    }

    @Test
    void files_and_user_data_are_kept() {
        Seeds.each(60, random -> {
            RandomText text = new RandomText(random);
            assertKept(
                    world.engine.files(),
                    new FileRecord(0, workflow, text.any(), text.any(), time(random)),
                    FileRecord::id);
            JsonNode data = random.nextInt(3) == 0
                    ? JsonNodeFactory.instance.textNode(longText(text, random))
                    : new RandomJson(random).value(4);
            assertKept(
                    world.engine.userData(),
                    new UserData(0, workflow, text.any(), random.nextBoolean(), asRead(data)),
                    UserData::id);
        });
    }

    @Test
    void what_workers_and_jobs_ask_for_is_kept() {
        Seeds.each(60, random -> {
            RandomText text = new RandomText(random);
            RandomSections numbers = new RandomSections(random);
            Resources resources = new Resources(
                    numbers.whole(1, Integer.MAX_VALUE),
                    numbers.whole(0, Integer.MAX_VALUE),
                    numbers.whole(1, Integer.MAX_VALUE),
                    text.pick(RandomSections.MEMORY),
                    text.pick(RandomSections.RUNTIME));
            assertKept(
                    world.engine.requirements(),
                    new ResourceRequirements(0, workflow, text.any(), resources),
                    ResourceRequirements::id);
            assertKept(
                    world.engine.failureHandlers(),
                    new FailureHandler(0, workflow, text.any(), longText(text, random)),
                    FailureHandler::id);
            assertKept(
                    world.engine.computeNodes(),
                    new ComputeNode(
                            0,
                            workflow,
                            text.any(),
                            random.nextLong(),
                            text.any(),
                            time(random),
                            random.nextBoolean() ? null : random.nextBoolean(),
                            numbers.whole(0, Integer.MAX_VALUE),
                            random.nextDouble() * 1e6,
                            numbers.whole(0, 99),
                            numbers.whole(0, 99),
                            random.nextBoolean() ? null : text.pick(RandomSections.RUNTIME),
                            random.nextBoolean() ? null : Long.valueOf(random.nextLong()),
                            text.any(),
                            random.nextBoolean() ? null : asRead(new RandomJson(random).object(3))),
                    ComputeNode::id);
        });
    }

    @Test
    void what_is_kept_for_clients_is_kept_as_it_is() {
        Seeds.each(60, random -> {
            RandomText text = new RandomText(random);
            RandomJson json = new RandomJson(random);
            assertKept(world.engine.events(), new Event(0, workflow, text.any(), asRead(json.object(4))), Event::id);
            for (Records<PlainRecord> records : List.of(
                    world.engine.slurmSchedulers(), world.engine.localSchedulers(), world.engine.scheduledNodes())) {
                assertKept(
                        records,
                        new PlainRecord(0, workflow, asRead(json.object(3)).deepCopy()),
                        PlainRecord::id);
            }
        });
    }

    private List<Long> some(Random random) {
        return LongStream.rangeClosed(1, RECORDS)
                .filter(number -> random.nextInt(3) == 0)
                .map(number -> Ids.of(workflow, number))
                .boxed()
                .toList();
    }

    private Long oneOrNone(Random random) {
        return random.nextBoolean() ? null : Long.valueOf(Ids.of(workflow, 1 + random.nextInt(RECORDS)));
    }

    /** What the jobs refer to: so many records of each kind. */
    private void references() {
        NewJob plain = new NewJob(
                "n", "c", null, true, false, 0, null, null, null, List.of(), List.of(), List.of(), List.of(),
                List.of());
        for (int i = 0; i < RECORDS; i++) {
            world.engine.jobs().create(workflow, plain);
            world.engine.files().create(new FileRecord(0, workflow, "f" + i, "p", null));
            world.engine.userData().create(new UserData(0, workflow, "u" + i, false, null));
            world.engine.failureHandlers().create(new FailureHandler(0, workflow, "h" + i, "[]"));
            world.engine.requirements().create(new ResourceRequirements(0, workflow, "r" + i, Resources.DEFAULT));
            world.engine.slurmSchedulers().create(new PlainRecord(0, workflow, JsonNodeFactory.instance.objectNode()));
        }
    }

    @Test
    void jobs_are_kept() {
        references();
        Seeds.each(60, random -> {
            RandomText text = new RandomText(random);
            NewJob draft = new NewJob(
                    text.name(),
                    longText(text, random),
                    random.nextBoolean() ? null : longText(text, random),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    new RandomSections(random).whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
                    Ids.of(workflow, 1 + random.nextInt(RECORDS)),
                    oneOrNone(random),
                    oneOrNone(random),
                    some(random),
                    some(random),
                    some(random),
                    some(random),
                    some(random));
            long id = world.engine.jobs().create(workflow, draft).id();
            assertEquals(draft, world.engine.jobs().get(id).spec());
            assertEquals(draft, world.engine.jobs().update(id, draft).spec());
            assertEquals(draft, world.engine.jobs().list(workflow).getLast().spec());
        });
    }
}
