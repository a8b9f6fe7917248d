package dev.baton.enginetest;

import static dev.baton.enginetest.PipelineWorld.ADMIN;
import static dev.baton.enginetest.PipelineWorld.NEWEST;
import static dev.baton.enginetest.PipelineWorld.SEED;
import static dev.baton.enginetest.PipelineWorld.json;
import static dev.baton.enginetest.PipelineWorld.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.pipeline.Credential;
import dev.baton.engine.pipeline.HistoryEntry;
import dev.baton.engine.pipeline.JobDocument;
import dev.baton.engine.pipeline.JobEvent;
import dev.baton.engine.pipeline.NewPipelineJob;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.pipeline.PipelineState;
import dev.baton.engine.pipeline.Refusal;
import dev.baton.engine.stash.Entry;
import dev.baton.engine.stash.Stash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a pipeline's job, wherever its records stand. */
@ParameterizedClass
@EnumSource
final class PipelineJobsTest {
    private final PipelineWorld world;

    PipelineJobsTest(Shelf shelf) {
        world = new PipelineWorld(shelf);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void pass(Duration time) {
        world.clock.set(world.clock.instant().plus(time));
    }

    private PipelineJobs.Setup setUp(String pipeline, String session, String data) {
        return world.jobs()
                .create(new NewPipelineJob(
                        pipeline,
                        null,
                        json(data),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        session,
                        null,
                        null,
                        false,
                        null,
                        null));
    }

    @Test
    void the_history_looks_as_the_seed_prints_it() {
        PipelineJobs.Setup job = world.create(SEED);
        Credential token = new Credential.Token(job.token());
        pass(Duration.ofMillis(175));
        world.jobs().event(new JobEvent(job.job().uuid(), PipelineEvent.RUN, null, null, token));
        pass(Duration.ofMillis(114));
        world.jobs()
                .event(new JobEvent(
                        job.job().uuid(), PipelineEvent.UPDATE, json("{'roadrunner':'meep-meep!'}"), null, token));
        PipelineJobs.Told told = world.jobs().told(job.job().uuid());
        assertEquals(
                json("[{'CREATE':{'date':'2018-09-18T01:50:15.284','data':null}},"
                        + "{'RUN':{'date':'2018-09-18T01:50:15.459','data':null}},"
                        + "{'UPDATE':{'date':'2018-09-18T01:50:15.573','data':{'roadrunner':'meep-meep!'}}}]"),
                JobDocument.of(told).get("history"));
        assertEquals("RUNNING", JobDocument.of(told).get("status").textValue());
        assertEquals("UPDATE", JobDocument.of(told).get("last_event").textValue());
    }

    @Test
    void a_history_of_2020_has_entries_with_uuids_of_their_own() {
        PipelineJobs.Setup job = world.create(NEWEST);
        world.event(job, PipelineEvent.RUN);
        var history = JobDocument.of(world.jobs().told(job.job().uuid())).get("history");
        assertEquals("create", history.get(0).get("name").textValue());
        assertEquals(json("{'key1':'value1'}"), history.get(0).get("data"));
        assertTrue(history.get(1).get("uuid").textValue().startsWith("108"));
        assertNotEquals(history.get(0).get("uuid"), history.get(1).get("uuid"));
    }

    @Test
    void a_clock_that_is_set_back_does_not_turn_the_history_round() {
        PipelineJobs.Setup job = world.create(SEED);
        world.clock.set(PipelineWorld.START.minusSeconds(60));
        HistoryEntry run = world.event(job, PipelineEvent.RUN).entry();
        assertEquals(PipelineWorld.START.toEpochMilli(), run.at());
    }

    @Test
    void a_repeated_event_returns_the_first_outcome_at_any_time() {
        String uuid = world.create(SEED).job().uuid();
        world.event(uuid, PipelineEvent.RUN, "one");
        assertTrue(world.event(uuid, PipelineEvent.RUN, "one").repeated());
        world.event(uuid, PipelineEvent.UPDATE, "two");
        world.event(uuid, PipelineEvent.FINISH, "three");
        PipelineJobs.Applied again = world.event(uuid, PipelineEvent.RUN, "one");
        assertTrue(again.repeated());
        assertEquals(2, again.entry().number());
        assertEquals(PipelineState.RUNNING, again.entry().state());
        assertEquals("create run update finish", world.history(uuid));
        assertEquals(List.of(Refusal.Kind.DUPLICATE, Refusal.Kind.DUPLICATE), world.refusals(uuid));
    }

    @Test
    void a_refused_event_stays_refused_when_it_is_repeated() {
        String uuid = world.create(SEED).job().uuid();
        String first = refusal(() -> world.event(uuid, PipelineEvent.UPDATE, "early"));
        assertEquals("Can't trigger event update from state created!", first);
        world.event(uuid, PipelineEvent.RUN, null);
        assertEquals(first, refusal(() -> world.event(uuid, PipelineEvent.UPDATE, "early")));
        assertEquals("create run", world.history(uuid));
    }

    @Test
    void what_is_refused_is_kept_with_its_reason_and_data() {
        PipelineJobs.Setup job = world.create(SEED);
        String uuid = job.job().uuid();
        Credential token = new Credential.Token(job.token());
        refusal(() -> world.jobs().event(new JobEvent(uuid, PipelineEvent.RETIRE, json("{'a':1}"), null, token)));
        pass(Duration.ofSeconds(1));
        refusal(() -> world.jobs()
                .event(new JobEvent(
                        uuid, PipelineEvent.RUN, json("{'a':1}"), null, new Credential.Token("0000000000000000"))));
        Refusal wrong = world.jobs().refusals(uuid, 1, null).items().getFirst();
        assertEquals(Refusal.Kind.TOKEN, wrong.kind());
        assertEquals("token is not valid", wrong.reason());
        assertEquals(null, wrong.data());
        Refusal illegal = world.jobs().refusals(uuid, 10, null).items().get(1);
        assertEquals("retire", illegal.event());
        assertEquals(json("{'a':1}"), illegal.data());
        assertEquals("create", world.history(uuid));
    }

    @Test
    void an_unknown_job_is_refused_and_leaves_a_trace() {
        String uuid = "58fa9ec7-6c25-5525-94f3-e853335e2f17";
        assertThrows(NotFoundException.class, () -> world.event(uuid, PipelineEvent.RUN, null));
        assertEquals(List.of(Refusal.Kind.UNKNOWN), world.refusals(uuid));
        assertThrows(NotFoundException.class, () -> world.event("../odd", PipelineEvent.RUN, null));
    }

    @Test
    void a_token_speaks_for_one_job_and_72_hours() {
        PipelineJobs.Setup job = world.create(SEED);
        PipelineJobs.Setup other = world.create(NEWEST);
        Credential token = new Credential.Token(job.token());
        assertEquals(
                "token is not valid",
                refusal(() ->
                        world.jobs().event(new JobEvent(other.job().uuid(), PipelineEvent.RUN, null, null, token))));
        pass(Duration.ofHours(71));
        world.event(job, PipelineEvent.RUN);
        assertEquals(job.token(), world.jobs().token(job.job().uuid()));
        pass(Duration.ofHours(1));
        assertTrue(refusal(() -> world.event(job, PipelineEvent.UPDATE)).startsWith("token older than 72 h"));
        String fresh = world.jobs().renewToken(job.job().uuid());
        world.jobs()
                .event(new JobEvent(job.job().uuid(), PipelineEvent.UPDATE, null, null, new Credential.Token(fresh)));
    }

    @Test
    void an_admin_token_speaks_for_every_job_and_alone_resets() {
        PipelineJobs.Setup job = world.create(NEWEST);
        String uuid = job.job().uuid();
        Credential admin = new Credential.Token(world.engine.adminTokens().current());
        world.jobs().event(new JobEvent(uuid, PipelineEvent.RUN, null, null, admin));
        assertEquals(
                "administrative token was not valid",
                refusal(() -> world.jobs().reset(uuid, false, null, new Credential.Token(job.token()))));
        world.jobs().reset(uuid, false, null, admin);
        assertEquals("create run reset ready", world.history(uuid));
        assertEquals(PipelineState.CREATED, world.jobs().get(uuid).state());
    }

    @Test
    void a_reset_removes_the_files_unless_they_are_to_be_kept() throws IOException {
        PipelineJobs.Setup job = world.create(NEWEST);
        Stash stash = world.engine.stash(job.job());
        stash.put(new Entry.File("a/b.txt"), new ByteArrayInputStream(new byte[] {1}));
        world.jobs().reset(job.job().uuid(), true, null, ADMIN);
        assertTrue(stash.get(new Entry.File("a/b.txt")).isPresent());
        world.jobs().reset(job.job().uuid(), false, null, ADMIN);
        assertFalse(stash.get(new Entry.File("a/b.txt")).isPresent());
    }

    @Test
    void jobs_with_the_same_path_keep_their_files_apart() throws IOException {
        PipelineJobs.Setup one = at("/products/here", "{'a':1}");
        PipelineJobs.Setup other = at("/products/here", "{'a':2}");
        world.engine.stash(one.job()).put(new Entry.File("x"), new ByteArrayInputStream(new byte[] {1}));
        assertFalse(world.engine.stash(other.job()).get(new Entry.File("x")).isPresent());
        assertTrue(refusal(() -> at("/" + "\u00e4".repeat(200), "{'a':3}")).contains("too long"));
    }

    private PipelineJobs.Setup at(String path, String data) {
        return world.jobs()
                .create(new NewPipelineJob(
                        NEWEST,
                        null,
                        json(data),
                        null,
                        null,
                        null,
                        null,
                        path,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null));
    }

    @Test
    void a_job_is_canceled_before_it_runs_and_then_it_is_no_more() {
        PipelineJobs.Setup job = world.create(SEED);
        String uuid = job.job().uuid();
        world.jobs().cancel(uuid, null, new Credential.Token(job.token()));
        assertThrows(NotFoundException.class, () -> world.jobs().get(uuid));
        pass(Duration.ofSeconds(1));
        PipelineJobs.Setup again = world.create(SEED);
        assertEquals(uuid, again.job().uuid());
        assertNotEquals(job.token(), again.token());
        assertEquals("create", world.history(uuid));
        world.event(again, PipelineEvent.RUN);
        String message = refusal(() -> world.jobs().cancel(uuid, null, new Credential.Token(again.token())));
        assertTrue(message.contains("fail"), message);
    }

    @Test
    void a_repeated_cancellation_does_nothing_to_the_next_job_of_the_same_name() {
        String uuid = world.create(SEED).job().uuid();
        world.jobs().cancel(uuid, "cancel-1", ADMIN);
        world.jobs().cancel(uuid, "cancel-1", ADMIN);
        world.create(SEED);
        world.jobs().cancel(uuid, "cancel-1", ADMIN);
        assertEquals("create", world.history(uuid));
        world.jobs().cancel(uuid, "cancel-2", ADMIN);
        assertThrows(NotFoundException.class, () -> world.jobs().cancel(uuid, "cancel-3", ADMIN));
    }

    @Test
    void a_job_that_ran_and_was_reset_cannot_be_canceled() {
        PipelineJobs.Setup job = world.create(NEWEST);
        world.event(job, PipelineEvent.RUN);
        world.jobs().reset(job.job().uuid(), false, null, ADMIN);
        refusal(() -> world.jobs().cancel(job.job().uuid(), null, ADMIN));
    }

    @Test
    void a_deleted_job_is_hidden_and_with_force_gone() {
        String uuid = world.create(NEWEST).job().uuid();
        world.event(uuid, PipelineEvent.RUN, null);
        assertEquals(
                "only an administrator may do that",
                refusal(() -> world.jobs().delete(uuid, false, null, new Credential.Trusted(false))));
        world.jobs().delete(uuid, false, null, ADMIN);
        assertThrows(NotFoundException.class, () -> world.event(uuid, PipelineEvent.UPDATE, null));
        assertThrows(ConflictException.class, () -> world.create(NEWEST));
        world.jobs().delete(uuid, true, null, ADMIN);
        assertTrue(world.create(NEWEST).created());
    }

    @Test
    void the_same_parameters_mean_the_same_job_after_2018() {
        PipelineJobs.Setup first = world.create(NEWEST);
        world.event(first, PipelineEvent.RUN);
        world.items.reset();
        PipelineJobs.Setup second = world.create(NEWEST);
        assertEquals(0, world.items.writes());
        assertFalse(second.created());
        assertEquals(first.token(), second.token());
        assertEquals(PipelineState.RUNNING, second.job().state());
    }

    @Test
    void in_2018_a_second_setup_is_refused_but_not_a_repeated_one() {
        NewPipelineJob draft = new NewPipelineJob(
                SEED, null, null, null, null, null, "actor", null, null, null, null, null, false, null, "request-1");
        PipelineJobs.Setup first = world.jobs().create(draft);
        world.event(first, PipelineEvent.RUN);
        PipelineJobs.Setup again = world.jobs().create(draft);
        assertEquals(first.token(), again.token());
        NewPipelineJob other = new NewPipelineJob(
                SEED, null, null, null, null, null, "actor", null, null, null, null, null, false, null, "request-2");
        assertTrue(refusal(() -> world.jobs().create(other)).startsWith("Failed to create job for pipeline " + SEED));
    }

    @Test
    void a_pipeline_that_is_unknown_or_retired_takes_no_job() {
        String unknown = "10600000-0000-5000-8000-000000000000";
        assertTrue(refusal(() -> world.create(unknown)).contains(unknown));
        world.engine.pipelines().retire(SEED);
        String message = refusal(() -> world.create(SEED));
        assertTrue(message.contains(SEED) && message.contains("retired"), message);
    }

    @Test
    void large_data_comes_back_whole() {
        PipelineJobs.Setup job = world.create(SEED);
        var large = json("{'text':'" + "x".repeat(88_000) + "'}");
        Credential token = new Credential.Token(job.token());
        world.jobs().event(new JobEvent(job.job().uuid(), PipelineEvent.RUN, large, null, token));
        assertEquals(large, world.jobs().told(job.job().uuid()).history().get(1).data());
        world.event(job, PipelineEvent.UPDATE);
        assertEquals(large, world.jobs().told(job.job().uuid()).history().get(1).data());
    }

    @Test
    void jobs_are_listed_by_pipeline_session_and_state_page_by_page() {
        for (int i = 0; i < 5; i++) {
            PipelineJobs.Setup job = setUp(NEWEST, i % 2 == 0 ? "solid-snake" : "earnest-egret", "{'i':" + i + "}");
            pass(Duration.ofMillis(1));
            if (i > 2) {
                world.event(job, PipelineEvent.RUN);
            }
        }
        PipelineJobs.Setup seed = setUp(SEED, "solid-snake", "{}");
        assertEquals(5, count(new PipelineJobs.Filter(NEWEST, null, null)));
        assertEquals(6, count(new PipelineJobs.Filter(null, null, null)));
        assertEquals(4, count(new PipelineJobs.Filter(null, "solid-snake", null)));
        assertEquals(3, count(new PipelineJobs.Filter(NEWEST, "solid-snake", null)));
        assertEquals(2, count(new PipelineJobs.Filter(null, null, PipelineState.RUNNING)));
        assertEquals(1, count(new PipelineJobs.Filter(null, "solid-snake", PipelineState.RUNNING)));
        assertEquals(0, count(new PipelineJobs.Filter("10600000-0000-5000-8000-000000000000", null, null)));
        world.jobs().cancel(seed.job().uuid(), null, ADMIN);
        assertEquals(5, count(new PipelineJobs.Filter(null, null, null)));
        assertEquals(
                4,
                world.jobs()
                        .list(new PipelineJobs.Filter(NEWEST, null, null), 10, null)
                        .items()
                        .getFirst()
                        .about()
                        .data()
                        .get("i")
                        .intValue());
    }

    private int count(PipelineJobs.Filter filter) {
        int jobs = 0;
        String cursor = null;
        do {
            var page = world.jobs().list(filter, 2, cursor);
            assertTrue(page.items().size() <= 2);
            jobs += page.items().size();
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return jobs;
    }

    @Test
    void an_event_costs_one_write_for_the_transition_and_one_for_the_entry_before() {
        PipelineJobs.Setup job = setUp(SEED, "solid-snake", "{}");
        Credential token = new Credential.Token(job.token());
        String longId = "i".repeat(128);
        var data = json("{'t':'" + "d".repeat(248) + "'}");
        world.jobs().event(new JobEvent(job.job().uuid(), PipelineEvent.RUN, data, longId, token));
        world.items.reset();
        world.jobs()
                .event(new JobEvent(job.job().uuid(), PipelineEvent.UPDATE, data, "2" + longId.substring(1), token));
        assertEquals(2, world.items.writes());
        assertEquals(2, world.items.writeUnits());
        assertEquals(3, world.items.reads());
        world.items.reset();
        world.jobs().event(new JobEvent(job.job().uuid(), PipelineEvent.UPDATE, null, null, token));
        assertEquals(2, world.items.writes());
        assertEquals(2, world.items.writeUnits());
        assertEquals(1, world.items.reads());
    }
}
