package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.engine.Engine;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.FileState;
import dev.baton.engine.record.Records;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Files. */
@Path(Torc.BASE + "/files")
public final class FilesResource extends RecordResource<FileRecord, FileModel> {
    private static final int PATH_BYTES = 4096;
    private static final int HASH_BYTES = 200;
    private final Engine engine;

    public FilesResource(Engine engine) {
        super("file", Columns.of(FileModel.class));
        this.engine = engine;
    }

    @Override
    Records<FileRecord> records() {
        return engine.files();
    }

    @Override
    FileRecord draft(long workflowId, Body body) {
        return new FileRecord(0, workflowId, body.name("name"), path(body.text("path")), null).seen(state(body));
    }

    /** The time is always overwritten, null included: that is how a client says that a file is gone. */
    @Override
    FileRecord changed(FileRecord old, Body body) {
        String name = body.name("name", old.name());
        String path = path(body.text("path", old.path()));
        return new FileRecord(old.id(), old.workflowId(), name, path, null).seen(state(body));
    }

    private static FileState state(Body body) {
        return new FileState(
                body.number("st_mtime", null),
                body.integer("st_size", null),
                body.text("content_hash", null, HASH_BYTES));
    }

    private static String path(String path) {
        if (path.isEmpty() || path.indexOf('\0') >= 0 || path.length() > PATH_BYTES) {
            throw RequestException.wrong("path must have 1 to " + PATH_BYTES + " characters and no NUL", "path", null);
        }
        return path;
    }

    @Override
    FileModel wire(FileRecord file) {
        return FileModel.of(file);
    }

    @Override
    long workflowId(FileRecord file) {
        return file.workflowId();
    }

    @Override
    Optional<List<Long>> only(Query query) {
        return query.id("produced_by_job_id")
                .map(job -> engine.jobs().get(job).spec().outputFiles());
    }

    @Override
    Predicate<FileModel> filter(long workflowId, Query query) {
        Predicate<FileModel> filter = query.equal("name", FileModel::name);
        filter = filter.and(query.equal("path", FileModel::path));
        if (query.text("is_output").isPresent()) {
            Set<Long> outputs = new HashSet<>();
            engine.jobs()
                    .list(workflowId)
                    .forEach(job -> outputs.addAll(job.spec().outputFiles()));
            filter = filter.and(query.equalFlag("is_output", file -> outputs.contains(file.id())));
        }
        return filter;
    }
}
