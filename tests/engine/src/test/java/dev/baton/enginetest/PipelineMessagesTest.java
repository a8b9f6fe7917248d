package dev.baton.enginetest;

import static dev.baton.enginetest.PipelineWorld.NEWEST;
import static dev.baton.enginetest.PipelineWorld.SEED;
import static dev.baton.enginetest.PipelineWorld.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.pipeline.PipelineState;
import dev.baton.engine.pipeline.ReactorMessage;
import dev.baton.engine.pipeline.ReactorOutcome;
import dev.baton.engine.pipeline.ReactorOutcome.Verdict;
import dev.baton.engine.pipeline.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the jobs manager and the pipelines manager make of messages. */
final class PipelineMessagesTest {
    private static final String AGAVE =
            "{'owner':'u','appId':'a','executionSystem':'e','archivePath':'/p','archiveSystem':'s','inputs':{},"
                    + "'parameters':{},'_links':{},'status':'%s'}";

    private final PipelineWorld world = new PipelineWorld();

    private ReactorOutcome notice(PipelineJobs.Setup job, String status) {
        return world.hear(
                AGAVE.formatted(status),
                "uuid",
                job.job().uuid(),
                "token",
                job.token(),
                "status",
                status,
                "x-nonce",
                "N");
    }

    private static String reason(ReactorOutcome outcome) {
        assertEquals(Verdict.REFUSED, outcome.verdict());
        assertEquals(1, outcome.exitCode());
        return outcome.result().get("reason").textValue();
    }

    private JsonNode last(PipelineJobs.Setup job) {
        return world.jobs().told(job.job().uuid()).history().getLast().data();
    }

    @Test
    void the_notifications_of_an_agave_job_end_in_finished() {
        for (String pipeline : List.of(SEED, NEWEST)) {
            PipelineJobs.Setup job = world.create(pipeline);
            world.event(job, PipelineEvent.RUN);
            for (String status : List.of(
                    "PENDING",
                    "STAGING_INPUTS",
                    "STAGED",
                    "SUBMITTING",
                    "QUEUED",
                    "RUNNING",
                    "CLEANING_UP",
                    "ARCHIVING",
                    "FINISHED")) {
                assertEquals(0, notice(job, status).exitCode(), status);
            }
            assertEquals(
                    PipelineState.FINISHED, world.jobs().get(job.job().uuid()).state());
        }
    }

    @Test
    void a_status_that_is_no_event_is_ignored_and_leaves_a_trace() {
        PipelineJobs.Setup job = world.create(SEED);
        ReactorOutcome outcome = notice(job, "PENDING");
        assertEquals(Verdict.IGNORED, outcome.verdict());
        assertEquals(0, outcome.exitCode());
        Refusal kept = world.jobs().refusals(job.job().uuid(), 1, null).items().getFirst();
        assertEquals(Refusal.Kind.IGNORED, kept.kind());
        assertEquals("status PENDING", kept.event());
        assertEquals("PENDING", kept.data().get("status").textValue());
        assertEquals("create", world.history(job.job().uuid()));
    }

    @Test
    void a_late_notification_changes_nothing_and_is_visible() {
        PipelineJobs.Setup job = world.create(NEWEST);
        notice(job, "RUNNING");
        notice(job, "FINISHED");
        assertEquals("Can't trigger event run from state FINISHED!", reason(notice(job, "RUNNING")));
        assertEquals(List.of(Refusal.Kind.ILLEGAL), world.refusals(job.job().uuid()));
    }

    @Test
    void an_ignored_status_needs_a_good_token_too() {
        PipelineJobs.Setup job = world.create(SEED);
        assertEquals(
                "token is not valid",
                reason(world.hear("{}", "uuid", job.job().uuid(), "token", "0000000000000000", "status", "PENDING")));
        assertEquals(
                "token is not valid", reason(world.hear("{}", "uuid", job.job().uuid(), "status", "RUNNING")));
    }

    @Test
    void any_body_is_the_data_where_the_url_says_what_is_meant() {
        PipelineJobs.Setup job = world.create(SEED);
        String[] url = {"uuid", job.job().uuid(), "token", job.token(), "status", "RUNNING"};
        for (String body : List.of(
                "[1,2]", "7", "'text'", "{'message':'hello','more':1}", "{'name':'n','uuid':'u'}", "{'action':'x'}")) {
            assertEquals(Verdict.APPLIED, world.hear(body, url).verdict(), body);
            assertEquals(json(body), last(job), body);
        }
        assertEquals(Verdict.APPLIED, world.hear(null, url).verdict());
        assertEquals(null, last(job));
    }

    @Test
    void the_urls_event_comes_before_its_status_and_that_before_the_bodys() {
        PipelineJobs.Setup job = world.create(NEWEST);
        String uuid = job.job().uuid();
        world.hear(AGAVE.formatted("FINISHED"), "uuid", uuid, "token", job.token(), "status", "FAILED", "event", "run");
        assertEquals(PipelineState.RUNNING, world.jobs().get(uuid).state());
        world.hear(AGAVE.formatted("FINISHED"), "uuid", uuid, "token", job.token());
        assertEquals(PipelineState.FINISHED, world.jobs().get(uuid).state());
    }

    @Test
    void a_message_may_be_wrapped_or_be_text_that_is_json() {
        PipelineJobs.Setup job = world.create(SEED);
        String event = "{'uuid':'" + job.job().uuid() + "','event':'run','token':'" + job.token() + "'}";
        assertEquals(Verdict.APPLIED, world.hear("{'message':" + event + "}").verdict());
        TextNode text = new TextNode(event.replace('\'', '"'));
        assertEquals(
                Verdict.APPLIED,
                world.engine
                        .jobsReactor()
                        .hear(new ReactorMessage(text, Map.of(), null))
                        .verdict());
    }

    @Test
    void a_job_is_set_up_reset_canceled_and_deleted_by_messages() {
        ReactorOutcome made = world.hear("{'pipeline_uuid':'" + NEWEST + "','data':{'a':1},'session':'solid-snake'}");
        assertEquals(Verdict.CREATED, made.verdict());
        String uuid = made.result().get("uuid").textValue();
        assertFalse(made.log().contains(made.result().get("token").textValue()), made.log());
        assertFalse(made.toString().contains(made.result().get("token").textValue()));
        String admin = world.engine.adminTokens().current();
        String about = "'uuid':'" + uuid + "','token':'" + admin + "'}";
        assertEquals(Verdict.APPLIED, world.hear("{'event':'run'," + about).verdict());
        assertEquals(Verdict.APPLIED, world.hear("{'action':'reset'," + about).verdict());
        assertEquals("create run reset ready", world.history(uuid));
        assertTrue(reason(world.hear("{'action':'cancel'," + about)).startsWith("Cannot cancel"));
        assertEquals(
                Verdict.DELETED,
                world.hear("{'action':'delete','force':true," + about).verdict());
        assertEquals(
                Verdict.CREATED,
                world.hear("{'pipeline_uuid':'" + NEWEST + "','data':{'a':1}}").verdict());
        assertEquals(
                Verdict.ATTACHED,
                world.hear("{'pipeline_uuid':'" + NEWEST + "','data':{'a':1}}").verdict());
        assertEquals(Verdict.CANCELED, world.hear("{'action':'cancel'," + about).verdict());
    }

    @Test
    void a_message_with_an_id_is_applied_once() {
        PipelineJobs.Setup job = world.create(SEED);
        ReactorMessage message = new ReactorMessage(
                json("{'uuid':'" + job.job().uuid() + "','event':'run','token':'" + job.token() + "'}"),
                Map.of(),
                "execution-1");
        assertEquals(Verdict.APPLIED, world.engine.jobsReactor().hear(message).verdict());
        assertEquals(Verdict.REPEATED, world.engine.jobsReactor().hear(message).verdict());
        assertEquals("create run", world.history(job.job().uuid()));
    }

    @Test
    void what_says_nothing_is_refused() {
        for (String body : new String[] {null, "{}", "[]", "'text'", "{'message':''}", "{'odd':1}"}) {
            assertEquals("No actionable event was received.", reason(world.hear(body)));
        }
        assertTrue(reason(world.hear(AGAVE.formatted("FINISHED"))).contains("uuid and token belong to the URL"));
    }

    @Test
    void what_a_caller_writes_stays_on_one_line_of_the_log() {
        PipelineJobs.Setup job = world.create(SEED);
        for (String odd : List.of("x\nCRITICAL forged", "\u001b[31m", "\u2028", "\u202e", "\ud800")) {
            ReactorOutcome outcome = world.hear("{}", "uuid", job.job().uuid(), "token", job.token(), "event", odd);
            assertTrue(outcome.log().matches("[ -~]*"), outcome.log());
            outcome = world.hear("{}", "uuid", odd, "token", job.token(), "status", "RUNNING");
            assertTrue(outcome.log().matches("[ -~]*"), outcome.log());
        }
        assertEquals("create", world.history(job.job().uuid()));
    }

    @Test
    void half_a_surrogate_pair_is_refused_by_the_field() {
        PipelineJobs.Setup job = world.create(SEED);
        String body = "{'uuid':'" + job.job().uuid() + "','event':'run','token':'" + job.token()
                + "','data':{'a':'\\ud800'}}";
        assertTrue(reason(world.hear(body)).startsWith("data: "));
    }

    @Test
    void pipelines_are_registered_and_retired_by_messages() {
        var reactor = world.engine.pipelinesReactor();
        ReactorOutcome made = reactor.hear(new ReactorMessage(json("{'id':'app-1','machine':'2020'}"), Map.of(), null));
        assertEquals(Verdict.CREATED, made.verdict());
        String uuid = made.result().get("uuid").textValue();
        assertTrue(uuid.startsWith("106"), uuid);
        String retire = "{'action':'retire','uuid':'" + uuid + "','token':'"
                + world.engine.adminTokens().current() + "'}";
        assertEquals(
                Verdict.RETIRED,
                reactor.hear(new ReactorMessage(json(retire), Map.of(), null)).verdict());
        assertTrue(reason(world.hear("{'pipeline_uuid':'" + uuid + "'}")).contains("retired"));
    }
}
