package dev.baton.doors.torc;

import dev.baton.engine.Engine;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.record.Records;
import jakarta.ws.rs.Path;
import java.util.List;

/** Compute nodes that were asked for, kept for Torc's clients. While one is pending or active a reset has to be forced. */
@Path(Torc.BASE + "/scheduled_compute_nodes")
public final class ScheduledComputeNodesResource extends PlainResource {
    private static final List<PlainField> FIELDS = List.of(
            PlainField.integer("scheduler_id").demanded(),
            PlainField.integer("scheduler_config_id").demanded(),
            PlainField.text("scheduler_type").demanded(),
            PlainField.text("status").demanded());

    private final Engine engine;

    public ScheduledComputeNodesResource(Engine engine) {
        super("scheduled_compute_node", FIELDS);
        this.engine = engine;
    }

    @Override
    Records<PlainRecord> records() {
        return engine.scheduledNodes();
    }
}
