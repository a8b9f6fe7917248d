package dev.baton.conformance.pipelinejobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.EngineException;
import dev.baton.engine.pipeline.CallbackUrl;
import dev.baton.engine.pipeline.Credential;
import dev.baton.engine.pipeline.JobDocument;
import dev.baton.engine.pipeline.JobEvent;
import dev.baton.engine.pipeline.NewPipelineJob;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.pipeline.PipelineSettings.Followers;
import dev.baton.engine.pipeline.PipelineState;
import dev.baton.engine.pipeline.ReactorOutcome;
import dev.baton.engine.pipeline.ReactorOutcome.Verdict;
import dev.baton.engine.pipeline.StateMachine;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of the peers' behaviour, without HTTP. */
class PipelineJobCasesTest {
    /** What only a door can show: nonces, unreadable bodies, the envelope. */
    static final Set<String> OVER_HTTP = Set.of("N91", "N92", "N93", "N95");

    /** Deletion by message was promised and never wired; here it works. */
    static final Set<String> BETTER = Set.of("N90");

    /** Whom the manager told in the cases that expect it to tell somebody. */
    private static final Map<String, Followers> FOLLOWERS = Map.of(
            "N52", new Followers(Laboratory.INDEXER, Laboratory.PERMISSIONS, null),
            "N73", new Followers(Laboratory.INDEXER, null, null),
            "N74", new Followers(null, null, Laboratory.EVENTS));

    @TestFactory
    Stream<DynamicTest> cases() {
        return JobCase.all().stream()
                .filter(each -> !OVER_HTTP.contains(each.id()))
                .map(each -> DynamicTest.dynamicTest(each.id(), () -> check(each)));
    }

    private static Laboratory laboratory(JobCase each) {
        // The code of 2020 let a wrong token pass; that is a switch.
        boolean strict = !each.id().equals("N80");
        return new Laboratory(strict, FOLLOWERS.getOrDefault(each.id(), new Followers(null, null, null)));
    }

    private static void check(JobCase each) throws IOException {
        Laboratory lab = laboratory(each);
        JsonNode state = each.given().get("state");
        if (state != null && !state.isNull()) {
            lab.bring(each.machine(), PipelineState.valueOf(state.textValue()));
        } else if (each.via().equals("token")) {
            lab.bring(each.machine(), PipelineState.CREATED);
        }
        lab.pass(each.given().path("token_age_h").asLong());
        List<JsonNode> before = history(lab);
        boolean ok = true;
        String error = "";
        try {
            switch (each.via()) {
                case "event", "store" -> event(each, lab);
                case "http" -> http(each, lab);
                case "client" -> client(each, lab);
                case "create" -> create(each, lab);
                case "token" -> token(each, lab);
                default -> throw new AssertionError(each.via());
            }
        } catch (Refused refused) {
            ok = false;
            error = refused.getMessage();
        } catch (EngineException refused) {
            ok = false;
            error = refused.getMessage();
        }
        assertEquals(each.ok() || BETTER.contains(each.id()), ok, error);
        String promised = each.expect().path("error").asText();
        if (promised.startsWith("Can't trigger") || promised.startsWith("admin") || promised.startsWith("token ")) {
            assertTrue(error.startsWith(promised), error);
        }
        if (lab.job != null && !BETTER.contains(each.id())) {
            after(each, lab, before);
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(ReactorOutcome outcome) {
            super(outcome.result().get("reason").textValue());
            assertEquals(1, outcome.exitCode());
            assertTrue(outcome.log().startsWith("CRITICAL "), outcome.log());
        }
    }

    private static ReactorOutcome accepted(ReactorOutcome outcome) {
        if (outcome.verdict() == Verdict.REFUSED) {
            throw new Refused(outcome);
        }
        assertEquals(0, outcome.exitCode());
        return outcome;
    }

    private static List<JsonNode> history(Laboratory lab) {
        try {
            return lab.job == null
                    ? List.of()
                    : stream(JobDocument.of(lab.engine.jobs().told(lab.uuid())).get("history"));
        } catch (EngineException gone) {
            return List.of();
        }
    }

    private static List<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static void event(JobCase each, Laboratory lab) {
        String name = each.message().get("name").textValue();
        if (each.via().equals("store")) {
            String token = each.message().path("token").asText(lab.token());
            lab.engine
                    .jobs()
                    .event(new JobEvent(
                            lab.uuid(), PipelineEvent.of(name).orElseThrow(), null, null, new Credential.Token(token)));
            return;
        }
        assertEquals("valid", each.message().get("token").textValue());
        String key = each.machine() == StateMachine.SEED ? "event" : "name";
        ObjectNode body =
                JobCase.JSON.createObjectNode().put("uuid", lab.uuid()).put(key, name);
        body.put("token", lab.token());
        if (each.message().has("data")) {
            body.set("data", each.message().get("data"));
        }
        accepted(lab.hear(body, Map.of()));
    }

    private static void http(JobCase each, Laboratory lab) {
        String uuid = lab.job == null ? "" : lab.uuid();
        String token = lab.job == null ? "" : lab.token();
        ReactorOutcome outcome = accepted(lab.hear(each.body(uuid, token, lab.admin()), each.query(uuid, token)));
        String told = outcome.outgoing().stream()
                .map(message -> message.actorId() + message.message())
                .collect(Collectors.joining(" "))
                .replace(uuid, "JOB")
                .replace(token, "TOKEN");
        switch (each.id()) {
            case "N52" ->
                assertEquals(
                        "indexer{\"name\":\"index\",\"uuid\":\"JOB\",\"token\":\"TOKEN\"} permissions{\"uri\":\"agave://"
                                + "data-sd2e-community" + lab.job.job().about().path()
                                + "\",\"username\":\"world\",\"permission\":\"READ\",\"recursive\":true}",
                        told);
            case "N73" -> assertEquals("indexer{\"name\":\"index\",\"uuid\":\"JOB\",\"token\":\"TOKEN\"}", told);
            case "N74" ->
                assertEquals(
                        "events{\"job_uuid\":\"JOB\",\"event_name\":\"finish\",\"job_state\":\"FINISHED\","
                                + "\"data\":{\"last_event\":\"finish\"}}",
                        told);
            default -> assertEquals("", told);
        }
    }

    private static void client(JobCase each, Laboratory lab) {
        PipelineJobs jobs = lab.engine.jobs();
        Credential token = lab.job == null ? null : new Credential.Token(lab.token());
        switch (each.id()) {
            case "L01" -> lab.bring(each.machine(), PipelineState.CREATED);
            case "L31", "L32" -> jobs.cancel(lab.uuid(), null, token);
            case "L34" -> {
                JsonNode config = each.given().get("config");
                assertEquals(
                        each.expect()
                                .get("value")
                                .textValue()
                                .replace("<token>", lab.token())
                                .replace("<uuid>", lab.uuid()),
                        CallbackUrl.of(
                                "https://api.sd2e.org/",
                                config.get("job_manager_id").textValue(),
                                config.get("updates_nonce").textValue(),
                                lab.token(),
                                lab.uuid()));
            }
            case "L35" -> {
                lab.register("f0f417f2-ba8b-5ac4-b421-255b69553391", each.machine());
                ObjectNode body = JobCase.JSON
                        .createObjectNode()
                        .put("pipeline_uuid", "f0f417f2-ba8b-5ac4-b421-255b69553391")
                        .put("actor_id", each.message().get("actor_id").textValue());
                body.set("data", each.message().get("data"));
                assertEquals(
                        each.expect().get("value"),
                        accepted(lab.hear(body, Map.of())).result().get("uuid"));
            }
            case "L36", "N06" ->
                assertEquals(
                        lab.uuid(),
                        jobs.create(NewPipelineJob.of(lab.job.job().pipelineUuid(), null))
                                .job()
                                .uuid());
            case "N34" ->
                jobs.event(
                        new JobEvent(lab.uuid(), PipelineEvent.READY, null, null, new Credential.Token(lab.admin())));
            case "N35" -> jobs.reset(lab.uuid(), false, null, new Credential.Token(lab.admin()));
            case "N36" -> jobs.reset(lab.uuid(), false, null, token);
            case "N89" -> jobs.delete(lab.uuid(), false, null, new Credential.Token(lab.admin()));
            default -> throw new AssertionError(each.call());
        }
    }

    private static void create(JobCase each, Laboratory lab) throws IOException {
        ObjectNode body = (ObjectNode) each.message().deepCopy();
        body.remove("via");
        if (body.remove("file") != null) {
            try (InputStream in = PipelineJobCasesTest.class.getResourceAsStream("/pipelinejobs/create-2020.json")) {
                body = (ObjectNode) JobCase.JSON.readTree(in);
            }
        }
        lab.register(body.get("pipeline_uuid").textValue(), each.machine());
        JsonNode made = accepted(lab.hear(body, Map.of())).result();
        assertEquals(each.expect().get("uuid"), made.get("uuid"));
        if (each.expect().has("archive_path")) {
            assertEquals(each.expect().get("archive_path"), made.get("path"));
        }
        assertNotNull(made.get("token"));
    }

    private static void token(JobCase each, Laboratory lab) {
        lab.bring(each.machine(), PipelineState.CREATED);
        String token = switch (each.id()) {
            case "N82" -> "0dc73dc3ff39b49a";
            case "N83" -> lab.admin();
            default -> throw new AssertionError(each.call());
        };
        lab.engine.jobs().authorized(lab.uuid(), new Credential.Token(token));
    }

    private static void after(JobCase each, Laboratory lab, List<JsonNode> before) {
        JsonNode expect = each.expect();
        List<JsonNode> history = history(lab);
        JsonNode state = expect.path("state");
        if (state.isNull() && each.ok() && !each.via().equals("token")) {
            assertEquals(List.of(), history);
            return;
        }
        JsonNode document = JobDocument.of(lab.engine.jobs().get(lab.uuid()));
        if (state.isTextual() && state.textValue().startsWith("unchanged")) {
            assertEquals(each.given().get("state"), document.get("state"));
        } else if (state.isTextual()) {
            assertEquals(state, document.get("state"));
        }
        if (expect.has("last_event")) {
            assertEquals(expect.get("last_event"), document.get("last_event"));
        }
        if (expect.has("history_added")) {
            assertEquals(expect.get("history_added").intValue(), history.size() - before.size());
        }
        JsonNode last = history.getLast();
        JsonNode entry = each.machine() == StateMachine.SEED
                ? last.properties().iterator().next().getValue()
                : last;
        assertTrue(entry.get("date").textValue().matches("2018-09-\\d\\dT[0-9:.]+Z?"), last.toString());
        if (expect.has("entry")) {
            JsonNode wanted = expect.get("entry");
            wanted = each.machine() == StateMachine.SEED
                    ? wanted.get(last.fieldNames().next())
                    : wanted;
            assertNotNull(wanted, last.toString());
            assertEquals(wanted.get("data").toString(), entry.get("data").toString());
        }
        if (expect.path("data").isTextual()) {
            assertEquals(
                    each.message().get("body").toString(), entry.get("data").toString());
        } else if (expect.has("data")) {
            ObjectNode wanted = (ObjectNode) expect.get("data").deepCopy();
            // Nobody here can be asked for the history of an Agave job.
            wanted.remove("description");
            assertEquals(wanted.toString(), entry.get("data").toString());
        }
        if (expect.has("history")) {
            assertEquals(expect.get("history").size(), history.size());
        }
    }
}
