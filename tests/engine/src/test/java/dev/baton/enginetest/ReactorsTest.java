package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Execution;
import dev.baton.engine.actor.ExecutionStatus;
import dev.baton.engine.actor.Letter;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.pipeline.JobDocument;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sent;
import dev.baton.engine.reactor.ReactorSettings;
import dev.baton.engine.record.Json;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The managers of pipelines as actors, and actors as targets of push jobs. */
final class ReactorsTest {
    private static final String PIPELINE = "f0f417f2-ba8b-5ac4-b421-255b69553391";
    private static final String JOBS = ReactorSettings.DEFAULT.jobsManager();
    private static final String PIPELINES = ReactorSettings.DEFAULT.pipelinesManager();

    private final World world = new World()
            .sending(Push.plain((target, delivery) -> new Sent.Accepted(), URI.create("https://b.example"), true));

    @BeforeEach
    void register() {
        say(PIPELINES, "{\"uuid\":\"" + PIPELINE + "\",\"id\":\"app-0.1\"}", Map.of());
    }

    private Actors actors() {
        return world.engine().actors();
    }

    private Execution say(String manager, String body, Map<String, String> query) {
        Actors actors = actors();
        String id = actors.mailbox()
                .send(actors.directory().get(manager), new Letter(body, Letter.JSON, query, "u", null))
                .executionId();
        return actors.executions().get(manager, id);
    }

    private JsonNode result(Execution execution) {
        return Json.value(actors().executions()
                .results(execution.actorId(), execution.id())
                .getFirst());
    }

    private JsonNode created() {
        return result(say(JOBS, "{\"pipeline_uuid\":\"" + PIPELINE + "\",\"data\":{\"k\":1}}", Map.of()));
    }

    private JsonNode document(JsonNode job) {
        return JobDocument.of(
                world.engine().pipelines().jobs().told(job.get("uuid").textValue()));
    }

    @Test
    void a_new_jobs_token_is_the_result_of_its_execution_and_stands_in_no_log() {
        Execution made = say(JOBS, "{\"pipeline_uuid\":\"" + PIPELINE + "\"}", Map.of());
        assertEquals("created", made.outcome());
        assertEquals(ExecutionStatus.COMPLETE, made.status());
        String token = result(made).get("token").textValue();
        assertTrue(token.matches("[0-9a-f]{16}"), token);
        assertFalse(actors().executions().log(JOBS, made.id()).contains(token));
    }

    @Test
    void a_notification_costs_three_writes_and_reads_the_job_alone() {
        JsonNode job = created();
        Map<String, String> run = query(job, "RUNNING");
        say(JOBS, "{}", run);
        var manager = actors().directory().get(JOBS);
        world.items.reset();
        actors().mailbox().send(manager, new Letter("{}", Letter.JSON, query(job, "UPDATE"), "u", null));
        assertEquals(3, world.items.writes(), "the entry before, the job, the execution");
        assertEquals(1, world.items.reads());
    }

    @Test
    void statuses_of_an_agave_job_lead_to_finished() {
        JsonNode job = created();
        Map<String, String> run = query(job, "RUNNING");
        assertEquals("ignored", say(JOBS, "{}", query(job, "PENDING")).outcome());
        assertEquals("applied", say(JOBS, "{\"id\":\"77\"}", run).outcome());
        assertEquals("applied", say(JOBS, "{}", query(job, "ARCHIVING")).outcome());
        assertEquals("applied", say(JOBS, "{}", query(job, "FINISHED")).outcome());
        Execution late = say(JOBS, "{}", run);
        assertEquals("refused", late.outcome());
        assertEquals(1, late.exitCode());
        assertEquals("FINISHED", document(job).get("status").textValue());
        assertEquals(4, document(job).get("history").size());
        assertEquals(
                "{\"id\":\"77\"}",
                document(job).get("history").get(1).get("RUN").get("data").toString());
    }

    private static Map<String, String> query(JsonNode job, String status) {
        return Map.of(
                "uuid", job.get("uuid").textValue(), "token", job.get("token").textValue(), "status", status);
    }

    @Test
    void the_managers_stand_under_ids_of_ones_own_choice() {
        ReactorSettings settings = ReactorSettings.of(Map.of(
                ReactorSettings.JOBS_MANAGER, PIPELINES,
                ReactorSettings.PIPELINES_MANAGER, JOBS,
                ReactorSettings.STRICT_TOKENS, "false"));
        assertEquals(PIPELINES, settings.jobsManager());
        assertFalse(settings.pipelines().strictTokens());
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> ReactorSettings.of(Map.of(ReactorSettings.JOBS_MANAGER, "jobs")))
                .getMessage();
        assertTrue(message.startsWith(ReactorSettings.JOBS_MANAGER), message);
    }

    @Test
    void the_end_of_an_actors_execution_ends_the_push_job_that_was_sent_to_it() {
        Echo echo = new Echo();
        echo.on(world.engine());
        String actor = actors().directory()
                .create(Echo.ADMIN, Echo.settings("echo", true, "", "", null))
                .id();
        long workflow = world.armed("""
                jobs:
                  - {name: a, target: {actor: %s}}
                  - {name: b, target: {actor: %s}, depends_on: [a]}
                  - {name: c, target: {actor: nobody}, depends_on: [b]}
                """.formatted(actor, actor));
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "a"));
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "b"));
        assertEquals(JobStatus.FAILED, world.status(workflow, "c"));
        assertTrue(world.engine().deadLetters().list(5).getFirst().reason().contains("No alias found"));
        assertEquals(
                "a", Json.value(echo.calls.getFirst().message()).at("/job/name").textValue());
        assertFalse(echo.calls.getFirst().context().containsKey("_baton_push_job"));
    }

    @Test
    void a_worker_that_ends_the_execution_with_user_data_hands_them_on() {
        String actor = actors().directory()
                .create(Echo.ADMIN, Echo.settings("command:work", true, "", "", null))
                .id();
        long workflow = world.armed("""
                user_data: [{name: sum}]
                jobs: [{name: a, target: {actor: %s}, output_user_data: [sum]}]
                """.formatted(actor));
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        var to = actors().directory().get(actor);
        var call = actors().executions().take(to, "w", 1).getFirst();
        actors().executions()
                .finish(
                        to,
                        call.executionId(),
                        1,
                        new dev.baton.engine.actor.Ran(0, null, "", java.util.List.of("{\"user_data\":{\"sum\":42}}")));
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "a"));
        assertEquals(
                "42", world.engine().userData().list(workflow).getFirst().data().toString());
    }

    private String told(long workflow) {
        return world.engine().events().list(workflow).toString();
    }

    private String worked() {
        return actors().directory()
                .create(Echo.ADMIN, Echo.settings("command:work", true, "", "", null))
                .id();
    }

    @Test
    void deleting_an_actor_ends_the_jobs_that_were_sent_to_it_at_once_and_says_why() {
        String actor = worked();
        long workflow = world.armed("""
                jobs:
                  - {name: runs, target: {actor: %s}}
                  - {name: waits, target: {actor: %s}}
                  - {name: later, target: {actor: %s}, depends_on: [first]}
                  - {name: first, command: "true"}
                """.formatted(actor, actor, actor));
        assertEquals(
                1,
                actors().executions()
                        .take(actors().directory().get(actor), "w", 1)
                        .size());
        actors().delete(actor);
        assertEquals(JobStatus.FAILED, world.status(workflow, "runs"));
        assertEquals(JobStatus.FAILED, world.status(workflow, "waits"));
        assertTrue(told(workflow).contains("actor " + actor + " was deleted"), told(workflow));
        assertEquals(0, actors().mailbox().waiting(actor));
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 0);
        assertEquals(JobStatus.FAILED, world.status(workflow, "later"));
        assertTrue(world.engine().deadLetters().list(5).getFirst().reason().contains("actor " + actor));
    }

    @Test
    void a_process_that_dies_while_it_deletes_an_actor_leaves_no_job_waiting_for_its_timeout() {
        for (boolean applied : new boolean[] {false, true}) {
            for (int write = 1; write <= 12; write++) {
                String actor = worked();
                long workflow = world.armed("jobs: [{name: a, target: {actor: %s}}, {name: b, target: {actor: %s}}]"
                        .formatted(actor, actor));
                actors().executions().take(actors().directory().get(actor), "w", 1);
                int dying = write;
                world.interpose(store -> new DyingItemStore(store, dying, applied));
                try {
                    actors().delete(actor);
                } catch (DyingItemStore.Died died) {
                    world.restart();
                }
                world.restart();
                try {
                    actors().delete(actor);
                } catch (dev.baton.engine.NotFoundException gone) {
                    assertTrue(gone.getMessage().contains("No actor"), gone.getMessage());
                }
                world.pass(java.time.Duration.ofMinutes(4));
                assertEquals(JobStatus.FAILED, world.status(workflow, "a"), "died at write " + write);
                assertEquals(JobStatus.FAILED, world.status(workflow, "b"), "died at write " + write);
            }
        }
    }
}
