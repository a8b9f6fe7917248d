package dev.baton.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The actions of a spec (specification of Torc, section 2.8) as the API's records. Jobs are indexes under {@code jobs}; the Slurm
 * scheduler is an index under {@code scheduler}, since its id is not known yet.
 */
final class ActionReader {
    private static final List<String> TRIGGERS = List.of(
            "on_workflow_start",
            "on_workflow_complete",
            "on_jobs_ready",
            "on_jobs_complete",
            "on_worker_start",
            "on_worker_complete");
    private static final List<String> TYPES = List.of("run_commands", "schedule_nodes");
    private static final List<String> SCHEDULER_TYPES = List.of("slurm", "local", "remote");

    private final Sections sections;
    private final Problems problems;
    private final List<JsonNode> actions = new ArrayList<>();

    ActionReader(Sections sections, Problems problems) {
        this.sections = sections;
        this.problems = problems;
    }

    List<JsonNode> read(Fields workflow) {
        workflow.maps("actions", SpecKeys.ACTION, (fields, position) -> entry(fields));
        return actions;
    }

    private void entry(Fields fields) {
        boolean named = fields.required("trigger_type") != null & fields.required("action_type") != null;
        String trigger = named ? fields.oneOf("trigger_type", TRIGGERS) : null;
        String type = named ? fields.oneOf("action_type", TYPES) : null;
        ObjectNode action = JsonNodeFactory.instance.objectNode();
        action.put("trigger_type", trigger);
        action.put("action_type", type);
        ObjectNode config = action.putObject("action_config");
        if ("run_commands".equals(type)) {
            commands(fields, config);
        } else if ("schedule_nodes".equals(type)) {
            nodes(fields, config, action);
        }
        action.put("persistent", fields.bool("persistent", false));
        ArrayNode indexes = action.putArray("jobs");
        Arrays.stream(jobs(fields, trigger)).forEach(indexes::add);
        actions.add(action);
    }

    private void commands(Fields fields, ObjectNode config) {
        List<Located> commands = fields.texts("commands");
        if (fields.value("commands") == null || commands.isEmpty()) {
            problems.error(fields.at("commands"), "run_commands needs a list of commands");
        }
        ArrayNode list = config.putArray("commands");
        commands.forEach(command -> list.add(command.text()));
    }

    private void nodes(Fields fields, ObjectNode config, ObjectNode action) {
        Located scheduler = fields.located("scheduler");
        if (fields.required("scheduler_type") != null) {
            String type = fields.oneOf("scheduler_type", SCHEDULER_TYPES);
            config.put("scheduler_type", type);
            if ("slurm".equals(type) && scheduler == null) {
                problems.error(fields.place(), "the key 'scheduler' is missing");
            }
        }
        if (scheduler != null) {
            action.put("scheduler", sections.schedulerNames().resolve(scheduler.text(), scheduler.place()));
        }
        config.put("num_allocations", fields.whole("num_allocations", 1, 1, Integer.MAX_VALUE));
        config.put("start_one_worker_per_node", fields.bool("start_one_worker_per_node", false));
        long parallel = fields.whole("max_parallel_jobs", 0, 1, Integer.MAX_VALUE);
        if (parallel > 0) {
            config.put("max_parallel_jobs", parallel);
        }
    }

    private int[] jobs(Fields fields, String trigger) {
        IndexSet jobs = new IndexSet();
        List<Located> names = fields.texts("jobs");
        List<Located> regexes = fields.texts("job_name_regexes");
        if (trigger != null && trigger.startsWith("on_jobs_") && names.isEmpty() && regexes.isEmpty()) {
            problems.error(fields.at("trigger_type"), trigger + " needs jobs or job_name_regexes");
        }
        for (Located name : names) {
            int index = sections.jobNames().resolve(name.text(), name.place());
            if (index >= 0) {
                jobs.add(index);
            }
        }
        for (Located regex : regexes) {
            try {
                int[] found = sections.jobSearch().regex(regex.text(), regex.place());
                Arrays.stream(found).forEach(jobs::add);
                if (found.length == 0) {
                    problems.error(regex.place(), "the regex '" + regex.text() + "' matches no job");
                }
            } catch (IllegalArgumentException e) {
                problems.error(regex.place(), e.getMessage());
            }
        }
        return jobs.sorted();
    }
}
