package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.data.FileRecord;

/**
 * A file on the wire.
 *
 * @param stMtime in Unix seconds
 * @param stSize in bytes; Baton's own, as the next
 * @param contentHash tells contents apart; absent where nobody read the file
 */
@Wire
public record FileModel(
        long id, long workflowId, String name, String path, Double stMtime, Long stSize, String contentHash) {
    /** As clients get to see it. */
    public static FileModel of(FileRecord file) {
        return new FileModel(
                file.id(), file.workflowId(), file.name(), file.path(), file.mtime(), file.size(), file.hash());
    }
}
