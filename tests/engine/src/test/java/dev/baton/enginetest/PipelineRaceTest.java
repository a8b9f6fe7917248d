package dev.baton.enginetest;

import static dev.baton.enginetest.PipelineWorld.ADMIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.pipeline.HistoryEntry;
import dev.baton.engine.pipeline.JobEvent;
import dev.baton.engine.pipeline.NewPipelineJob;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.store.StoreBusyException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many speak for one job at the same time. */
@ParameterizedClass
@EnumSource
final class PipelineRaceTest {
    private final int crowd;
    private final PipelineWorld world;

    PipelineRaceTest(Shelf shelf) {
        crowd = shelf.crowd;
        world = new PipelineWorld(shelf);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void events_of_a_crowd_at_once_leave_a_gapless_history_with_each_of_them_once() throws Exception {
        String uuid = world.create(PipelineWorld.SEED).job().uuid();
        world.event(uuid, PipelineEvent.RUN, "run");
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PipelineJobs.Applied>> replies = IntStream.range(0, crowd)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return send(uuid, "event-" + i);
                    }))
                    .toList();
            start.countDown();
            Set<Long> numbers = new TreeSet<>();
            for (Future<PipelineJobs.Applied> reply : replies) {
                numbers.add(reply.get().entry().number());
            }
            assertEquals(crowd, numbers.size());
        }
        List<HistoryEntry> history = world.jobs().told(uuid).history();
        assertEquals(crowd + 2, history.size());
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < history.size(); i++) {
            assertEquals(i + 1, history.get(i).number());
            assertTrue(i == 0 || history.get(i).at() >= history.get(i - 1).at());
            ids.add(String.valueOf(history.get(i).eventId()));
        }
        assertEquals(crowd + 2, ids.size());
    }

    /** As a client does: when the job is told too much at once, it sends the same again. */
    private PipelineJobs.Applied send(String uuid, String id) {
        while (true) {
            try {
                return world.jobs().event(new JobEvent(uuid, PipelineEvent.UPDATE, null, id, ADMIN));
            } catch (StoreBusyException busy) {
                Thread.yield();
            }
        }
    }

    @Test
    void an_event_that_comes_second_is_judged_by_the_state_that_the_first_left() {
        String uuid = world.create(PipelineWorld.SEED).job().uuid();
        world.event(uuid, PipelineEvent.RUN, null);
        PipelineJobs other = world.engine.jobs();
        world.interpose(store -> new MeanwhileItemStore(
                store, "m", () -> other.event(new JobEvent(uuid, PipelineEvent.FAIL, null, null, ADMIN))));
        assertEquals(
                "Can't trigger event finish from state failed!",
                PipelineWorld.refusal(() -> world.event(uuid, PipelineEvent.FINISH, null)));
        assertEquals("create run fail", world.history(uuid));
    }

    @Test
    void an_event_that_comes_while_the_job_is_canceled_finds_none() {
        String uuid = world.create(PipelineWorld.SEED).job().uuid();
        PipelineJobs other = world.engine.jobs();
        world.interpose(store -> new MeanwhileItemStore(store, "m", () -> other.cancel(uuid, null, ADMIN)));
        assertTrue(PipelineWorld.refusal(() -> world.event(uuid, PipelineEvent.RUN, null))
                .contains("no job"));
        assertTrue(world.create(PipelineWorld.SEED).created());
        assertEquals("create", world.history(uuid));
    }

    @Test
    void of_two_who_set_up_the_same_job_the_second_gets_the_firsts() {
        PipelineJobs other = world.engine.jobs();
        world.interpose(store -> new MeanwhileItemStore(
                store,
                "m",
                () -> other.create(NewPipelineJob.of(PipelineWorld.NEWEST, PipelineWorld.json("{'key1':'value1'}")))));
        PipelineJobs.Setup second = world.create(PipelineWorld.NEWEST);
        assertEquals(false, second.created());
        assertEquals(second.token(), other.token(second.job().uuid()));
    }
}
