package dev.baton.properties;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Draws the actions of a workflow spec. */
final class RandomActions {
    private final Random random;
    private final RandomText text;
    private final RandomSections sections;

    RandomActions(Random random) {
        this.random = random;
        text = new RandomText(random);
        sections = new RandomSections(random);
    }

    /** Regexes and names are those of jobs; schedulers has one at least. */
    void write(ObjectNode workflow, List<String> regexes, List<String> names, List<String> schedulers) {
        ArrayNode actions = workflow.putArray("actions");
        for (int i = random.nextInt(3); i > 0; i--) {
            ObjectNode action = actions.addObject();
            boolean ofJobs = !regexes.isEmpty() && random.nextBoolean();
            action.put(
                    "trigger_type",
                    text.pick(
                            ofJobs
                                    ? List.of("on_jobs_ready", "on_jobs_complete")
                                    : List.of("on_workflow_start", "on_workflow_complete", "on_worker_start")));
            if (ofJobs) {
                action.putArray("job_name_regexes").add(text.pick(regexes));
            }
            if (!names.isEmpty() && random.nextBoolean()) {
                action.putArray("jobs").add(text.pick(names));
            }
            sections.flag(action, "persistent");
            if (random.nextBoolean()) {
                action.put("action_type", "run_commands")
                        .putArray("commands")
                        .add(text.any())
                        .add("x");
            } else {
                action.put("action_type", "schedule_nodes").put("scheduler", text.pick(schedulers));
                action.put("scheduler_type", text.pick(List.of("slurm", "local")));
                sections.whole(action, "num_allocations", 1, Integer.MAX_VALUE);
                sections.whole(action, "max_parallel_jobs", 1, Integer.MAX_VALUE);
                sections.flag(action, "start_one_worker_per_node");
            }
        }
    }
}
