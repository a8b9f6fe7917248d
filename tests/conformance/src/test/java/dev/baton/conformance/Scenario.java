package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A workflow that a case builds over HTTP; its jobs, files and user data are called by their names. */
final class Scenario {
    private static final String BASE = "/torc-service/v1";
    private final Wire wire;
    private final Map<String, Long> ids = new LinkedHashMap<>();
    final long workflow;

    Scenario(Wire wire) {
        this(wire, "");
    }

    /** With more fields of the workflow, each with a comma before it. */
    Scenario(Wire wire, String fields) {
        this.wire = wire;
        this.workflow = ok("POST", "/workflows", "{'name':'case','user':'tester'" + fields + "}")
                .get("id")
                .longValue();
    }

    /** Single quotes stand for double ones, to keep cases readable. */
    Wire.Reply call(String method, String path, String body) {
        return wire.call(method, BASE + path, body == null ? null : body.replace('\'', '"'));
    }

    JsonNode ok(String method, String path, String body) {
        Wire.Reply reply = call(method, path, body);
        assertEquals(200, reply.status(), () -> method + " " + path + ": " + reply.body());
        return reply.body();
    }

    long id(String name) {
        return ids.get(name);
    }

    /** Fields follow the name, each with a comma before it; @name is the id of what has that name. */
    Scenario job(String name, String fields) {
        return create("/jobs", name, ",'command':'true'" + fields);
    }

    Scenario job(String name) {
        return job(name, "");
    }

    Scenario file(String name) {
        return create("/files", name, ",'path':'" + name + ".txt'");
    }

    Scenario userData(String name, String fields) {
        return create("/user_data", name, fields);
    }

    Scenario needs(String name, String fields) {
        return create("/resource_requirements", name, fields);
    }

    Scenario create(String path, String name, String fields) {
        String body = "{'workflow_id':" + workflow + ",'name':'" + name + "'" + named(fields) + "}";
        ids.put(name, ok("POST", path, body).get("id").longValue());
        return this;
    }

    /** The text with @name replaced by ids. */
    String named(String text) {
        String named = text;
        for (Map.Entry<String, Long> each : ids.entrySet()) {
            named = named.replaceAll(
                    "@" + each.getKey() + "\\b", each.getValue().toString());
        }
        return named;
    }

    Scenario initialize() {
        return initialize(false);
    }

    Scenario initialize(boolean onlyUninitialized) {
        ok("POST", "/workflows/" + workflow + "/initialize_jobs?only_uninitialized=" + onlyUninitialized, null);
        return this;
    }

    /** The job ends so, whatever it was doing. */
    Scenario end(String job, String status, int returnCode) {
        JsonNode current = ok("GET", "/jobs/" + id(job), null);
        long run = runId();
        ok(
                "POST",
                "/jobs/" + id(job) + "/complete_job/" + status + "/" + run,
                ("{'job_id':%d,'workflow_id':%d,'run_id':%d,'attempt_id':%d,'compute_node_id':%d,'return_code':%d,"
                                + "'exec_time_minutes':0.1,'completion_time':'2026-11-20T23:51:52.000Z','status':'%s'}")
                        .formatted(
                                id(job),
                                workflow,
                                run,
                                current.get("attempt_id").intValue(),
                                node(),
                                returnCode,
                                status));
        return this;
    }

    /** Another compute node than before. */
    long freshNode() {
        ids.remove("the-node");
        return node();
    }

    /** A compute node of this workflow. */
    long node() {
        if (!ids.containsKey("the-node")) {
            ids.put(
                    "the-node",
                    ok(
                                    "POST",
                                    "/compute_nodes",
                                    ("{'workflow_id':%d,'hostname':'h','pid':1,'start_time':'2026-11-20T23:51:51.000Z',"
                                                    + "'num_cpus':8,'memory_gb':64.0,'num_gpus':4,'num_nodes':1,"
                                                    + "'compute_node_type':'local'}")
                                            .formatted(workflow))
                            .get("id")
                            .longValue());
        }
        return ids.get("the-node");
    }

    long runId() {
        return ok("GET", "/workflows/" + workflow + "/status", null)
                .get("run_id")
                .longValue();
    }

    Scenario runId(long run) {
        ok("PUT", "/workflows/" + workflow + "/status", "{'run_id':" + run + ",'is_canceled':false}");
        return this;
    }

    /** The jobs' statuses as text, such as {@code A=ready B=blocked}. */
    String statuses() {
        return jobs().stream()
                .map(job ->
                        job.get("name").textValue() + "=" + job.get("status").textValue())
                .collect(Collectors.joining(" "));
    }

    List<JsonNode> jobs() {
        return items("/jobs?workflow_id=" + workflow);
    }

    List<JsonNode> items(String path) {
        List<JsonNode> items = new java.util.ArrayList<>();
        ok("GET", path, null).get("items").forEach(items::add);
        return items;
    }

    boolean complete() {
        return ok("GET", "/workflows/" + workflow + "/is_complete", null)
                .get("is_complete")
                .booleanValue();
    }

    /** The names of the jobs that a claim gives. */
    List<String> claim(String path, String body) {
        List<String> names = new java.util.ArrayList<>();
        ok("POST", "/workflows/" + workflow + path, body)
                .get("jobs")
                .forEach(job -> names.add(job.get("name").textValue()));
        return names;
    }
}
