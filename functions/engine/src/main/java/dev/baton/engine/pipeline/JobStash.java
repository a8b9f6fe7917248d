package dev.baton.engine.pipeline;

import dev.baton.engine.stash.BlobStash;
import dev.baton.engine.stash.Owner;
import dev.baton.engine.stash.Stash;
import dev.baton.engine.store.BlobStore;

/**
 * What jobs of pipelines keep: under the archive path, and that under the job's UUID, so that a path that a caller chose
 * gives no way to what another job keeps.
 */
final class JobStash {
    private final BlobStore blobs;

    JobStash(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** RefusedException where the path is too long for that. */
    Stash of(String uuid, String path) {
        return new BlobStash(blobs, Owner.archive("/" + uuid + path));
    }

    Stash of(PipelineJob job) {
        return of(job.uuid(), job.about().path());
    }
}
