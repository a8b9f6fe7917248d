package dev.baton.enginetest;

import static dev.baton.enginetest.PipelineWorld.ADMIN;
import static dev.baton.enginetest.PipelineWorld.NEWEST;
import static dev.baton.enginetest.PipelineWorld.SEED;
import static dev.baton.enginetest.PipelineWorld.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.EngineException;
import dev.baton.engine.pipeline.JobEvent;
import dev.baton.engine.pipeline.NewPipelineJob;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A process dies at each write in turn, before or after it is applied; who asks again finds the same end. */
@ParameterizedClass
@EnumSource(names = {"MEMORY", "SQLITE"})
final class PipelineDeathTest {
    @Parameter
    private Shelf shelf;

    private static final String DATA = "{'t':'" + "x".repeat(300) + "'}";

    private static String end(PipelineWorld world, String uuid) {
        try {
            return world.jobs().get(uuid).state() + " " + world.history(uuid);
        } catch (EngineException gone) {
            return "gone";
        }
    }

    /** Items of the job's partition, but for those of the audit. */
    private static List<String> items(PipelineWorld world, String uuid) {
        List<String> keys = new ArrayList<>();
        world.items.each(
                Query.partition("pj/" + uuid),
                item -> keys.add(item.key().sort().replaceFirst("^(c|h)/[^/]*", "$1")));
        return keys;
    }

    private void everywhere(Consumer<PipelineWorld> prepared, String uuid, Consumer<PipelineWorld> deed) {
        String expected;
        long writes;
        try (PipelineWorld whole = new PipelineWorld(shelf)) {
            prepared.accept(whole);
            whole.items.reset();
            deed.accept(whole);
            writes = whole.items.writes();
            assertTrue(writes > 1, "a deed without writes proves nothing: " + writes);
            expected = end(whole, uuid);
        }
        for (boolean applied : new boolean[] {false, true}) {
            for (long dying = 1; dying <= writes; dying++) {
                try (PipelineWorld world = new PipelineWorld(shelf)) {
                    prepared.accept(world);
                    long when = dying;
                    world.interpose(store -> new DyingItemStore(store, when, applied));
                    String where = "died at write " + dying + (applied ? " (applied)" : "");
                    again(world, uuid, deed, expected, where);
                }
            }
        }
    }

    private static void again(
            PipelineWorld world, String uuid, Consumer<PipelineWorld> deed, String expected, String where) {
        try {
            deed.accept(world);
        } catch (DyingItemStore.Died died) {
            world.restart();
        }
        world.restart();
        deed.accept(world);
        assertEquals(expected, end(world, uuid), where);
        if (!expected.equals("gone")) {
            world.event(uuid, PipelineEvent.FAIL, "last");
            assertTrue(end(world, uuid).endsWith(" fail"), where);
        }
    }

    private static NewPipelineJob draft(String pipeline, String request) {
        return new NewPipelineJob(
                pipeline,
                null,
                json("{'key1':'value1'}"),
                null,
                null,
                null,
                null,
                null,
                null,
                "solid-snake",
                null,
                null,
                false,
                null,
                request);
    }

    private static String uuid(String pipeline) {
        return new PipelineWorld().jobs().create(draft(pipeline, null)).job().uuid();
    }

    private static void create(PipelineWorld world, String pipeline) {
        world.jobs().create(draft(pipeline, null));
    }

    @Test
    void in_setting_up_a_job() {
        everywhere(world -> {}, uuid(SEED), world -> world.jobs().create(draft(SEED, "request")));
        everywhere(world -> {}, uuid(NEWEST), world -> create(world, NEWEST));
    }

    @Test
    void in_events() {
        String uuid = uuid(SEED);
        everywhere(world -> create(world, SEED), uuid, world -> {
            world.event(uuid, PipelineEvent.RUN, "1");
            world.jobs().event(new JobEvent(uuid, PipelineEvent.UPDATE, json(DATA), "2", ADMIN));
            world.event(uuid, PipelineEvent.FINISH, "3");
        });
    }

    @Test
    void in_events_some_of_which_are_refused() {
        String uuid = uuid(SEED);
        everywhere(world -> create(world, SEED), uuid, world -> {
            PipelineWorld.refusal(() -> world.event(uuid, PipelineEvent.RETIRE, "early"));
            world.event(uuid, PipelineEvent.FAIL, "fail");
            PipelineWorld.refusal(() -> world.event(uuid, PipelineEvent.RETIRE, "early"));
        });
    }

    @Test
    void in_cancelling() {
        String uuid = uuid(SEED);
        everywhere(world -> create(world, SEED), uuid, world -> {
            world.jobs().cancel(uuid, "cancel", ADMIN);
        });
    }

    @Test
    void in_deleting_after_which_nothing_of_the_old_job_comes_back() {
        String uuid = uuid(NEWEST);
        everywhere(
                world -> {
                    create(world, NEWEST);
                    world.event(uuid, PipelineEvent.RUN, null);
                    world.event(uuid, PipelineEvent.UPDATE, "u");
                },
                uuid,
                world -> {
                    try {
                        world.jobs().delete(uuid, true, "delete-" + world.clock.millis(), ADMIN);
                    } catch (EngineException gone) {
                        assertTrue(gone.getMessage().contains("no job"), gone.getMessage());
                    }
                    create(world, NEWEST);
                    assertEquals("CREATED create", end(world, uuid));
                    assertTrue(items(world, uuid).stream().noneMatch(key -> key.startsWith("h")));
                    // What somebody left who died while setting up the job goes with the job after it.
                    world.clock.set(world.clock.instant().plusSeconds(7200));
                    world.jobs().delete(uuid, true, "delete-" + world.clock.millis(), ADMIN);
                    assertEquals(List.of(), items(world, uuid));
                });
    }

    @Test
    void in_a_reset() {
        String uuid = uuid(NEWEST);
        everywhere(
                world -> {
                    create(world, NEWEST);
                    world.event(uuid, PipelineEvent.RUN, null);
                },
                uuid,
                world -> world.jobs().reset(uuid, false, "reset", ADMIN));
    }
}
