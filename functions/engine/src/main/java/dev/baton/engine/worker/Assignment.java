package dev.baton.engine.worker;

import dev.baton.engine.data.FileRecord;
import dev.baton.engine.job.Job;
import dev.baton.engine.node.Resources;
import java.util.List;

/**
 * A job that was given to a worker and runs, as far as the engine is concerned.
 *
 * @param runId the workflow's run that it was claimed in
 * @param resources what it asks for; {@link Resources#DEFAULT} where it asked for nothing
 * @param outputs the files that it promises to write
 */
public record Assignment(Job job, long runId, Resources resources, List<FileRecord> outputs) {
    public Assignment {
        outputs = List.copyOf(outputs);
    }
}
