package dev.baton.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The Slurm schedulers of a spec as the API's records, with Torc's defaults; one without a name is scheduler_1, and so on. */
final class SchedulerReader {
    private static final List<String> OPTIONAL = List.of("gres", "mem", "partition", "tmp", "extra");

    private final Names names;
    private final List<JsonNode> schedulers = new ArrayList<>();

    SchedulerReader(Names names) {
        this.names = names;
    }

    List<JsonNode> read(Fields workflow) {
        workflow.maps("slurm_schedulers", SpecKeys.SLURM_SCHEDULER, this::read);
        return schedulers;
    }

    private void read(Fields fields, int position) {
        Located name = fields.located("name");
        Located account = fields.required("account");
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("name", name == null ? "scheduler_" + (position + 1) : name.text());
        record.put("account", account == null ? "" : account.text());
        record.put("nodes", fields.whole("nodes", 1, 1, Integer.MAX_VALUE));
        record.put("walltime", orElse(fields.text("walltime"), "01:00:00"));
        record.put("qos", orElse(fields.text("qos"), "normal"));
        for (String key : OPTIONAL) {
            String text = fields.text(key);
            if (text != null) {
                record.put(key, text);
            }
        }
        long tasks = fields.whole("ntasks_per_node", 0, 1, Integer.MAX_VALUE);
        if (tasks > 0) {
            record.put("ntasks_per_node", tasks);
        }
        names.add(record.get("name").textValue(), name == null ? fields.place() : name.place());
        schedulers.add(record);
    }

    private static String orElse(String text, String absent) {
        return text == null ? absent : text;
    }
}
