package dev.baton.doors.torc;

import dev.baton.engine.Engine;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.record.Records;
import jakarta.ws.rs.Path;
import java.util.List;

/** Slurm schedulers, kept for Torc's clients. */
@Path(Torc.BASE + "/slurm_schedulers")
public final class SlurmSchedulersResource extends PlainResource {
    private static final List<PlainField> FIELDS = List.of(
            PlainField.text("name"),
            PlainField.text("account").demanded(),
            PlainField.text("gres"),
            PlainField.text("mem"),
            PlainField.integer("nodes").demanded(),
            PlainField.integer("ntasks_per_node"),
            PlainField.text("partition"),
            PlainField.text("qos").or("normal"),
            PlainField.text("tmp"),
            PlainField.text("walltime").demanded(),
            PlainField.text("extra"));
    private final Engine engine;

    public SlurmSchedulersResource(Engine engine) {
        super("slurm_scheduler", FIELDS);
        this.engine = engine;
    }

    @Override
    Records<PlainRecord> records() {
        return engine.slurmSchedulers();
    }
}
