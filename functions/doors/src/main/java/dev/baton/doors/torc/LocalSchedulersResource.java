package dev.baton.doors.torc;

import dev.baton.engine.Engine;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.record.Records;
import jakarta.ws.rs.Path;
import java.util.List;

/** Local schedulers, kept for Torc's clients. */
@Path(Torc.BASE + "/local_schedulers")
public final class LocalSchedulersResource extends PlainResource {
    private static final List<PlainField> FIELDS =
            List.of(PlainField.text("name").or("default"), PlainField.text("memory"), PlainField.integer("num_cpus"));
    private final Engine engine;

    public LocalSchedulersResource(Engine engine) {
        super("local_scheduler", FIELDS);
        this.engine = engine;
    }

    @Override
    Records<PlainRecord> records() {
        return engine.localSchedulers();
    }
}
