package dev.baton.lambdatest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a Torc client does with one workflow, call by call. */
final class TorcClient {
    private static final String BASE = "/torc-service/v1";
    private static final int PATIENCE = 20;

    private final Caller caller;
    final long workflow;
    private final long node;

    private TorcClient(Caller caller, long workflow, long node) {
        this.caller = caller;
        this.workflow = workflow;
        this.node = node;
    }

    /** Makes a workflow whose jobs are blocked or ready, and a compute node. */
    static TorcClient create(Caller caller, String yaml) throws IOException, InterruptedException {
        byte[] spec = yaml.getBytes(StandardCharsets.UTF_8);
        long workflow = made(caller, "/baton/v1/workflows?file=w.yaml&armed=true", "application/octet-stream", spec)
                .get("id")
                .asLong();
        String machine = """
                {"workflow_id":%d,"hostname":"h","pid":1,"start_time":"2026-11-21T10:00:00Z","num_cpus":8,"memory_gb":8,
                 "num_gpus":0,"num_nodes":1,"compute_node_type":"local"}""".formatted(workflow);
        byte[] body = machine.getBytes(StandardCharsets.UTF_8);
        long node = made(caller, BASE + "/compute_nodes", "application/json", body)
                .get("id")
                .asLong();
        return new TorcClient(caller, workflow, node);
    }

    /** An emulator that has just started may be slower than a small budget: like any caller, it asks again then. */
    private static JsonNode made(Caller caller, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        Caller.Reply reply = caller.send("POST", path, type, body);
        for (int again = 0; again < PATIENCE && reply.status() == 503; again++) {
            reply = caller.send("POST", path, type, body);
        }
        return reply.good();
    }

    /** The same client, but with other connections. */
    TorcClient by(Caller other) {
        return new TorcClient(other, workflow, node);
    }

    /** Ids of jobs that were given to this client now. */
    List<Long> claim(int limit) throws IOException, InterruptedException {
        List<Long> ids = new ArrayList<>();
        tryClaim(limit).good().get("jobs").forEach(job -> ids.add(job.get("id").asLong()));
        return ids;
    }

    Caller.Reply tryClaim(int limit) throws IOException, InterruptedException {
        return caller.post(BASE + "/workflows/" + workflow + "/claim_next_jobs?limit=" + limit, "");
    }

    Caller.Reply tryStart(long job) throws IOException, InterruptedException {
        return caller.put(BASE + "/jobs/" + job + "/start_job/1/" + node, "");
    }

    Caller.Reply tryComplete(long job) throws IOException, InterruptedException {
        return caller.post(BASE + "/jobs/" + job + "/complete_job/completed/1", result(job));
    }

    String result(long job) {
        return """
                {"job_id":%d,"workflow_id":%d,"run_id":1,"attempt_id":1,"compute_node_id":%d,"return_code":0,
                 "exec_time_minutes":1,"completion_time":"2026-11-21T10:01:00Z","status":"completed"}""".formatted(job, workflow, node);
    }

    /** The jobs' statuses by name. */
    Map<String, String> statuses() throws IOException, InterruptedException {
        Map<String, String> statuses = new TreeMap<>();
        for (JsonNode job : jobs()) {
            statuses.put(job.get("name").asText(), job.get("status").asText());
        }
        return statuses;
    }

    JsonNode jobs() throws IOException, InterruptedException {
        return caller.get(BASE + "/jobs?workflow_id=" + workflow).good().get("items");
    }

    long job(String name) throws IOException, InterruptedException {
        for (JsonNode job : jobs()) {
            if (job.get("name").asText().equals(name)) {
                return job.get("id").asLong();
            }
        }
        throw new AssertionError("no job " + name);
    }

    /** How many results are kept. */
    int results() throws IOException, InterruptedException {
        return caller.get(BASE + "/results?workflow_id=" + workflow)
                .good()
                .get("items")
                .size();
    }
}
