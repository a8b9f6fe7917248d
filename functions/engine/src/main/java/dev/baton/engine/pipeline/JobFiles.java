package dev.baton.engine.pipeline;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.BlobPage;
import dev.baton.engine.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job's files, under its archive path. Their blobs stand under the job's UUID, too, so that a path that a caller chose
 * gives no way to another job's files. Names are relative, with slashes; the store refuses parts that are empty, {@code .}
 * or {@code ..}. Who may do what is asked before. Thread-safe.
 */
public final class JobFiles {
    private static final int PAGE = 1000;

    private final BlobStore blobs;

    JobFiles(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Stores a file, replacing what stood there. */
    public BlobInfo put(PipelineJob job, String name, InputStream bytes) throws IOException {
        return blobs.put(folder(job) + name, bytes);
    }

    /** The file, to be closed by the caller. */
    public Optional<Blob> get(PipelineJob job, String name) throws IOException {
        return blobs.get(folder(job) + name);
    }

    /** Removes the file; false where there was none. */
    public boolean delete(PipelineJob job, String name) throws IOException {
        return blobs.delete(folder(job) + name);
    }

    /** The names of the files that start with the prefix, in UTF-8 order. */
    public Page<String> list(PipelineJob job, String prefix, int limit, String cursor) throws IOException {
        BlobPage page = blobs.list(folder(job) + prefix, limit, cursor);
        return new Page<>(
                page.blobs().stream()
                        .map(blob -> blob.key().substring(folder(job).length()))
                        .toList(),
                page.cursor());
    }

    /** Removes all of them; repeatable. */
    void clear(PipelineJob job) {
        try {
            List<String> keys = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                BlobPage page = blobs.list(folder(job), PAGE, cursor.orElse(null));
                page.blobs().forEach(blob -> keys.add(blob.key()));
                cursor = page.cursor();
            } while (cursor.isPresent());
            for (String key : keys) {
                blobs.delete(key);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String folder(PipelineJob job) {
        return "pipelinejobs/" + job.uuid() + job.about().path() + "/";
    }
}
