package dev.baton.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.record.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vectors of the peers: identities and paths, character by character. */
class JobIdentityTest {
    private static final String SALT = PipelineSettings.DEFAULT.hashidsSalt();
    private static final Instant NOW = Instant.parse("2018-09-13T16:28:43Z");

    private final ArchivePath paths = new ArchivePath(SALT);

    private static JsonNode json(String text) {
        return Json.value(text);
    }

    private static NewPipelineJob draft(String pipeline, String data, String... childOf) {
        return new NewPipelineJob(
                pipeline,
                null,
                json(data),
                null,
                List.of(childOf),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null);
    }

    private static NewPipelineJob seed(NewPipelineJob.Names names, String session) {
        return new NewPipelineJob(
                "f0f417f2-ba8b-5ac4-b421-255b69553391",
                null,
                null,
                null,
                null,
                names,
                null,
                null,
                null,
                session,
                null,
                null,
                false,
                null,
                null);
    }

    @Test
    void a_job_of_2018_is_its_actor_and_data() {
        assertEquals(
                "84ea25d7-43f2-58b9-a23e-e1d3fd3215c1",
                JobIdentity.seed("G1p783PxpalBB", json("{\"key1\":\"value1\"}")));
    }

    @Test
    void a_job_of_2020_is_its_pipeline_links_and_data() {
        assertEquals(
                "107653ca-020f-5f03-9663-41cff415b087",
                JobIdentity.of(
                        StateMachine.NEWEST,
                        draft(
                                "10650844-1baa-55c5-a481-5e945b19c065",
                                "{\"example_data\":\"datadata\"}",
                                "102edd93-29d6-5483-b60b-8dfd4d094b9c")));
        assertEquals(
                "107bb52d-6469-54c3-b977-0c22adcae020",
                JobIdentity.of(
                        StateMachine.NEWEST,
                        draft(
                                "10650844-1baa-55c5-a481-5e945b19c065",
                                "{\"param1\":\"value1\",\"param2\":1,\"param3\":true,\"param4\":[1,2,3],"
                                        + "\"param5\":[\"a\",\"b\",\"c\",\"d\"]}",
                                "10483e8d-6602-532a-8941-176ce20dd05a")));
        assertEquals(
                "1077a959-7163-516a-8fc1-dd11bd958190",
                JobIdentity.of(
                        StateMachine.NEWEST,
                        draft(
                                "106c46ff-8186-5756-a934-071f4497b58d",
                                "{\"alpha\":0.5}",
                                "102e95e6-67a8-5a06-9484-3131c6907890")));
    }

    @Test
    void the_order_of_keys_and_links_does_not_matter_and_the_form_of_numbers_does() {
        String pipeline = "106c46ff-8186-5756-a934-071f4497b58d";
        String one = JobIdentity.of(StateMachine.NEWEST, draft(pipeline, "{\"a\":1,\"b\":2}", "102b", "102a"));
        assertEquals(one, JobIdentity.of(StateMachine.NEWEST, draft(pipeline, "{\"b\":2,\"a\":1}", "102a", "102b")));
        assertNotEquals(
                one, JobIdentity.of(StateMachine.NEWEST, draft(pipeline, "{\"b\":2.0,\"a\":1}", "102a", "102b")));
    }

    @Test
    void data_given_at_setup_counts_for_the_identity_but_not_for_the_path() {
        NewPipelineJob whole = draft("106c46ff-8186-5756-a934-071f4497b58d", "{\"a\":1,\"b\":2}");
        NewPipelineJob parts = new NewPipelineJob(
                whole.pipelineUuid(),
                null,
                json("{\"a\":1}"),
                json("{\"b\":2}"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null);
        assertEquals(JobIdentity.of(StateMachine.NEWEST, whole), JobIdentity.of(StateMachine.NEWEST, parts));
        assertNotEquals(path(StateMachine.NEWEST, whole), path(StateMachine.NEWEST, parts));
    }

    @Test
    void short_hashes_are_the_peers() {
        assertEquals("PAVpwrObxp5YjYRvrJOd5yVp", paths.hash("{}"));
        assertEquals("0p5yeV3VR3OELzgoJ5kk6Yxw", paths.hash("{\"alpha\":0.5}"));
        assertEquals("Db6rzKZnnyA8E5qvwvxjpwZ4", paths.hash("102e95e6-67a8-5a06-9484-3131c6907890"));
        assertEquals("BAkwe8wKZY2NgXyBpX8K5R1D", paths.hash(""));
    }

    private String path(StateMachine machine, NewPipelineJob draft) {
        return paths.of(machine, draft, ArchivePath.Session.of(draft.session(), new byte[] {0, 0}), NOW);
    }

    @Test
    void a_path_of_2020_has_the_pipeline_and_two_short_hashes() {
        assertEquals(
                "/products/v2/106c46ff81865756a934071f4497b58d/Db6rzKZnnyA8E5qvwvxjpwZ4/0p5yeV3VR3OELzgoJ5kk6Yxw",
                path(
                        StateMachine.NEWEST,
                        draft(
                                "106c46ff-8186-5756-a934-071f4497b58d",
                                "{\"alpha\":0.5}",
                                "102e95e6-67a8-5a06-9484-3131c6907890")));
    }

    @Test
    void a_path_of_2018_has_four_uuids_the_samples_third() {
        assertEquals(
                "/products/v1/55c8d93d-2115-53ba-ba05-446f47d7ff72/aaf646a5-7c05-5ab3-a144-5563fca6830d/"
                        + "2922198c-0eb7-5308-9e46-08e932a89083/f0f417f2-ba8b-5ac4-b421-255b69553391/"
                        + "solid-snake-20180913T162843Z",
                path(
                        StateMachine.SEED,
                        seed(
                                new NewPipelineJob.Names(
                                        "UW_BIOFAB", "Yeast-Gates", "sample.uw_biofab.133737/A2", null),
                                "solid-snake")));
    }

    @Test
    void a_session_that_is_missing_or_too_short_becomes_two_words() {
        String path = path(StateMachine.SEED, seed(null, "abc"));
        assertTrue(path.matches("/products/v1/[0-9a-f-]{36}/[a-z]+-[a-z]+-20180913T162843Z"), path);
    }

    @Test
    void a_callers_own_path_stays_and_leads_nowhere_else() {
        NewPipelineJob own = draft("106c46ff-8186-5756-a934-071f4497b58d", "{}");
        assertEquals("/sample/upload", path(StateMachine.NEWEST, at(own, "sample/upload/")));
        for (String bad : List.of("", "/", "a/../b", "a//b", "./a", "a\nb", "x".repeat(513))) {
            assertThrows(RefusedException.class, () -> path(StateMachine.NEWEST, at(own, bad)), bad);
        }
    }

    private static NewPipelineJob at(NewPipelineJob job, String path) {
        return new NewPipelineJob(
                job.pipelineUuid(),
                null,
                job.data(),
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
                null);
    }

    @Test
    void a_pipeline_is_its_id_and_what_counts_of_its_components() {
        String one = PipelineIdentity.of("app-1", json("[{\"id\":\"a\",\"image\":\"i\",\"note\":\"x\"}]"));
        assertTrue(one.startsWith("106"), one);
        assertEquals(one, PipelineIdentity.of("app-1", json("[{\"image\":\"i\",\"id\":\"a\"},{\"odd\":1}]")));
        assertNotEquals(one, PipelineIdentity.of("app-2", json("[{\"image\":\"i\",\"id\":\"a\"}]")));
        assertEquals(TypedUuid.typed("106", "pipeline.id:[]"), PipelineIdentity.of(null, null));
    }
}
