package dev.baton.engine.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.node.RemoteWorkers;
import dev.baton.engine.record.Ids;
import dev.baton.engine.worker.Deed;
import java.util.ArrayList;
import java.util.List;

/** Reads from an action's configuration what a worker is to do. */
record Deeds(Tables tables, RemoteWorkers remote) {
    /** So many workers are started by one action at most. */
    static final int MOST_WORKERS = 100;

    Deed of(PlainRecord action) {
        JsonNode config = action.fields().path("action_config");
        String type = action.fields().path("action_type").asText();
        return switch (type) {
            case "run_commands" -> {
                List<String> commands = new ArrayList<>();
                config.path("commands").forEach(command -> commands.add(command.asText()));
                yield new Deed.Commands(commands);
            }
            case "schedule_nodes" -> nodes(action.workflowId(), config);
            default -> new Deed.Refused("no worker knows what " + type + " is");
        };
    }

    private Deed nodes(long workflow, JsonNode config) {
        int count = Math.clamp(config.path("num_allocations").longValue(), 1, MOST_WORKERS);
        Integer parallel = config.path("max_parallel_jobs").intValue() > 0
                ? Integer.valueOf(config.path("max_parallel_jobs").intValue())
                : null;
        String type = config.path("scheduler_type").asText();
        return switch (type) {
            case "local" -> local(workflow, config.path("scheduler_id").longValue(), count, parallel);
            case "remote" ->
                remote(workflow, count, config.path("start_one_worker_per_node").booleanValue(), parallel);
            default ->
                new Deed.Refused("scheduler_type " + type + " is not offered, since Baton knows no Slurm: use local or"
                        + " remote, or start `baton worker` inside the allocation");
        };
    }

    /** A local scheduler says what each worker may use; without one, each gets its share. */
    private Deed local(long workflow, long scheduler, int count, Integer parallel) {
        JsonNode offer = Ids.workflow(scheduler) == workflow
                ? tables.localSchedulers()
                        .find(scheduler)
                        .<JsonNode>map(PlainRecord::fields)
                        .orElse(null)
                : null;
        boolean cpus = offer != null && offer.path("num_cpus").intValue() > 0;
        return new Deed.LocalWorkers(
                count,
                parallel,
                cpus ? offer.path("num_cpus").intValue() : null,
                offer == null ? null : offer.path("memory").textValue());
    }

    private Deed remote(long workflow, int count, boolean everywhere, Integer parallel) {
        List<String> known = remote.list(workflow);
        if (known.isEmpty()) {
            return new Deed.Refused("workflow " + workflow + " has no remote workers: name some with `baton remote"
                    + " add-workers " + workflow + " HOST...`");
        }
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < (everywhere ? known.size() : count); i++) {
            chosen.add(known.get(i % known.size()));
        }
        return new Deed.RemoteWorkers(chosen, parallel);
    }
}
