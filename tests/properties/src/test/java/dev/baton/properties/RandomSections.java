package dev.baton.properties;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws the sections of a workflow spec that jobs refer to, and its settings. Each key may be absent, or null. */
final class RandomSections {
    static final List<String> MEMORY = List.of("1", "1m", "16G", "512k", "8388607t", " 2g ", "0");
    static final List<String> RUNTIME = List.of("PT1H", "P0DT1M", "p1w", "P1Y2M3DT4H5M6.7S", "PT0S");

    private final Random random;
    private final RandomText text;
    private final RandomJson json;

    RandomSections(Random random) {
        this.random = random;
        text = new RandomText(random);
        json = new RandomJson(random);
    }

    /** Whether an optional key is written; now and then as null, which means the same as nothing. */
    boolean with(ObjectNode record, String key) {
        int choice = random.nextInt(8);
        if (choice == 0) {
            record.putNull(key);
        }
        return choice > 4;
    }

    void text(ObjectNode record, String key) {
        if (with(record, key)) {
            record.put(key, text.any());
        }
    }

    void flag(ObjectNode record, String key) {
        if (with(record, key)) {
            record.put(key, random.nextBoolean());
        }
    }

    void whole(ObjectNode record, String key, int least, int most) {
        if (with(record, key)) {
            record.put(key, (long) whole(least, most));
        }
    }

    int whole(int least, int most) {
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> (int) random.nextLong(least, 1L + most);
        };
    }

    void settings(ObjectNode workflow) {
        text(workflow, "user");
        text(workflow, "description");
        whole(workflow, "compute_node_expiration_buffer_seconds", 0, Integer.MAX_VALUE);
        whole(workflow, "compute_node_wait_for_new_jobs_seconds", 0, Integer.MAX_VALUE);
        whole(workflow, "compute_node_wait_for_healthy_database_minutes", 0, Integer.MAX_VALUE);
        flag(workflow, "compute_node_ignore_workflow_completion");
        flag(workflow, "use_pending_failed");
        if (with(workflow, "jobs_sort_method")) {
            workflow.put("jobs_sort_method", text.pick(List.of("gpus_runtime_memory", "gpus_memory_runtime", "none")));
        }
        if (with(workflow, "slurm_defaults")) {
            workflow.set("slurm_defaults", json.object(2));
        }
        if (with(workflow, "resource_monitor")) {
            ObjectNode monitor = workflow.putObject("resource_monitor");
            flag(monitor, "enabled");
            flag(monitor, "generate_plots");
            whole(monitor, "sample_interval_seconds", 1, Integer.MAX_VALUE);
            if (with(monitor, "granularity")) {
                monitor.put("granularity", text.pick(List.of("summary", "time_series")));
            }
        }
    }

    List<String> requirements(ObjectNode workflow) {
        List<String> names = new ArrayList<>();
        ArrayNode list = workflow.putArray("resource_requirements");
        for (int i = random.nextInt(3); i > 0; i--) {
            names.add("r" + i + "_" + text.name());
            ObjectNode record = list.addObject().put("name", names.getLast());
            record.put("num_cpus", (long) whole(1, Integer.MAX_VALUE)).put("memory", text.pick(MEMORY));
            whole(record, "num_gpus", 0, Integer.MAX_VALUE);
            whole(record, "num_nodes", 1, Integer.MAX_VALUE);
            if (with(record, "runtime")) {
                record.put("runtime", text.pick(RUNTIME));
            }
        }
        return names;
    }

    List<String> handlers(ObjectNode workflow) {
        List<String> names = new ArrayList<>();
        ArrayNode list = workflow.putArray("failure_handlers");
        for (int i = random.nextInt(3); i > 0; i--) {
            names.add("h" + i + "_" + text.name());
            ArrayNode rules = list.addObject().put("name", names.getLast()).putArray("rules");
            for (int j = random.nextInt(3); j > 0; j--) {
                ObjectNode rule = rules.addObject();
                ArrayNode codes = rule.putArray("exit_codes");
                random.ints(random.nextInt(4)).forEach(code -> codes.add((long) code));
                flag(rule, "match_all_exit_codes");
                text(rule, "recovery_script");
                whole(rule, "max_retries", 0, 1_000_000);
                whole(rule, "backoff_seconds", 0, 604_800);
            }
        }
        return names;
    }

    List<String> schedulers(ObjectNode workflow) {
        List<String> names = new ArrayList<>();
        ArrayNode list = workflow.putArray("slurm_schedulers");
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            ObjectNode record = list.addObject().put("account", text.line());
            boolean named = random.nextBoolean();
            names.add(named ? "s" + i + "_" + text.name() : "scheduler_" + list.size());
            if (named) {
                record.put("name", names.getLast());
            }
            List.of("gres", "mem", "partition", "tmp", "extra", "qos", "walltime")
                    .forEach(key -> text(record, key));
            whole(record, "nodes", 1, Integer.MAX_VALUE);
            whole(record, "ntasks_per_node", 1, Integer.MAX_VALUE);
        }
        return names;
    }
}
