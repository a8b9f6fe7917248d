package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.data.FileRecord;

/** A file on the wire; st_mtime in Unix seconds. */
@Wire
public record FileModel(long id, long workflowId, String name, String path, Double stMtime) {
    /** As clients get to see it. */
    public static FileModel of(FileRecord file) {
        return new FileModel(file.id(), file.workflowId(), file.name(), file.path(), file.mtime());
    }
}
