package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Limits;
import dev.baton.engine.data.PlainRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads workflow actions that clients send, and refuses configurations that no runner could follow. */
final class ActionBody {
    private static final Set<String> TRIGGERS = Set.of(
            "on_workflow_start",
            "on_workflow_complete",
            "on_jobs_ready",
            "on_jobs_complete",
            "on_worker_start",
            "on_worker_complete");

    private static final Set<String> SCHEDULERS = Set.of("slurm", "local", "remote");

    /** What each type of action is configured with: the known keys, and what each must hold. */
    private static final Map<String, Map<String, Predicate<JsonNode>>> CONFIGS = Map.of(
            "run_commands",
            Map.of("commands", JsonNode::isArray),
            "schedule_nodes",
            Map.of(
                    "scheduler_type", type -> SCHEDULERS.contains(type.asText()),
                    "scheduler_id", JsonNode::isIntegralNumber,
                    "num_allocations", JsonNode::isIntegralNumber,
                    "start_one_worker_per_node", JsonNode::isBoolean,
                    "max_parallel_jobs", JsonNode::isIntegralNumber));

    private static final Map<String, List<String>> DEMANDED =
            Map.of("run_commands", List.of("commands"), "schedule_nodes", List.of("scheduler_type"));

    private ActionBody() {}

    static PlainRecord draft(long workflowId, Body body) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        String trigger = body.text("trigger_type");
        String type = body.text("action_type");
        if (!TRIGGERS.contains(trigger)) {
            throw RequestException.wrong(
                    "trigger_type must be one of "
                            + String.join(", ", TRIGGERS.stream().sorted().toList()),
                    "trigger_type",
                    trigger);
        }
        if (!CONFIGS.containsKey(type)) {
            throw RequestException.wrong("action_type must be run_commands or schedule_nodes", "action_type", type);
        }
        fields.put("trigger_type", trigger).put("action_type", type);
        fields.set("action_config", checked(type, body.json("action_config")));
        List<Long> jobs = body.ids("job_ids", List.of());
        if (trigger.startsWith("on_jobs_") && jobs.isEmpty()) {
            throw RequestException.wrong("job_ids is missing; " + trigger + " needs jobs to watch", "job_ids", null);
        }
        if (jobs.size() > Limits.RECORDS) {
            throw RequestException.wrong("job_ids must not hold more than " + Limits.RECORDS, "job_ids", null);
        }
        ids(fields, jobs);
        fields.put("executed", false).put("persistent", body.flag("persistent", false));
        fields.put("is_recovery", body.flag("is_recovery", false));
        return new PlainRecord(0, workflowId, fields);
    }

    private static void ids(ObjectNode fields, List<Long> ids) {
        if (!ids.isEmpty()) {
            ids.forEach(fields.putArray("job_ids")::add);
        }
    }

    private static JsonNode checked(String type, JsonNode config) {
        if (!config.isObject()) {
            throw wrong("must be a JSON object");
        }
        for (String key : DEMANDED.get(type)) {
            if (!config.hasNonNull(key)) {
                throw wrong("of " + type + " needs " + key);
            }
        }
        for (Map.Entry<String, JsonNode> field : config.properties()) {
            Predicate<JsonNode> fits = CONFIGS.get(type).get(field.getKey());
            if (fits == null) {
                throw wrong("of " + type + " does not know " + field.getKey());
            }
            if (!field.getValue().isNull() && !fits.test(field.getValue())) {
                throw wrong("has a wrong value for " + field.getKey());
            }
        }
        if ("slurm".equals(config.path("scheduler_type").asText()) && !config.hasNonNull("scheduler_id")) {
            throw wrong("of schedule_nodes with Slurm needs scheduler_id");
        }
        return config;
    }

    private static RequestException wrong(String message) {
        return RequestException.wrong("action_config " + message, "action_config", null);
    }
}
