package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.parts.LocalStack;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The zip, deployed to LocalStack's Lambda: what no emulation of our own shows. */
@ExtendWith(WhereDockerAnswers.class)
final class LocalStackTest {
    private static final int PATIENCE = 60;
    private static LocalStack localStack;
    private static Deployment deployment;

    @BeforeAll
    static void deploy() throws Exception {
        localStack = LocalStack.start("dynamodb", "s3", "lambda", "iam", "sts", "logs");
        deployment = Deployment.of(localStack.endpoint());
    }

    @AfterAll
    static void end() {
        if (deployment != null) {
            deployment.close();
        }
        if (localStack != null) {
            localStack.close();
        }
    }

    @Test
    void a_tick_and_callbacks_to_the_function_url_finish_a_push_workflow() throws Exception {
        Caller caller = new Caller(deployment.url());
        caller.get("/health/ready").good();
        JsonNode workflow = caller.post("/torc-service/v1/workflows", "{\"name\": \"pushed\", \"user\": \"u\"}")
                .good();
        long id = workflow.get("id").asLong();
        long first = job(caller, id, "first", "");
        long second = job(caller, id, "second", ", \"depends_on_job_ids\": [" + first + "]");
        caller.post("/torc-service/v1/workflows/" + id + "/initialize_jobs", "").good();
        for (long job : new long[] {first, second}) {
            ticksUntil(caller, job, "running");
            callBack(caller, job);
            assertEquals("completed", status(caller, job));
        }
        JsonNode done =
                caller.get("/torc-service/v1/workflows/" + id + "/is_complete").good();
        assertTrue(done.get("is_complete").asBoolean(), done.toString());
    }

    private static long job(Caller caller, long workflow, String name, String more) throws Exception {
        String body = "{\"workflow_id\": " + workflow + ", \"name\": \"" + name
                + "\", \"command\": \"\", \"target\": \"" + deployment.targetArn() + "\"" + more + "}";
        return caller.post("/torc-service/v1/jobs", body).good().get("id").asLong();
    }

    private static String status(Caller caller, long job) throws Exception {
        return caller.get("/torc-service/v1/jobs/" + job).good().get("status").asText();
    }

    private static void ticksUntil(Caller caller, long job, String status) throws Exception {
        for (int tries = 0; tries < PATIENCE && !status(caller, job).equals(status); tries++) {
            deployment.tick();
        }
        assertEquals(status, status(caller, job));
    }

    /** As the target does it later: without a key. */
    private static void callBack(Caller caller, long job) throws Exception {
        JsonNode address = caller.get("/baton/v1/jobs/" + job + "/callback").good();
        URI url = URI.create(address.get("url").asText());
        new Caller(deployment.url(), null)
                .post(url.getRawPath() + "?" + url.getRawQuery() + "&status=completed", "")
                .good();
    }
}
