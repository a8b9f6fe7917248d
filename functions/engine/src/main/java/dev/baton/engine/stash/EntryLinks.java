package dev.baton.engine.stash;

import dev.baton.engine.store.BlobStore;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Addresses at which others read and write what jobs keep: the store's own, which need no key and end after a while, or
 * where it gives none those of the native door, which need one.
 *
 * @param stashes an engine's {@code stash}, or what does for it
 * @param base where the doors are, such as https://host; a slash at its end is ignored
 */
public record EntryLinks(Function<Owner, Stash> stashes, URI base) {
    /** Addresses of what stands in this store. */
    public static EntryLinks over(BlobStore blobs, URI base) {
        return new EntryLinks(owner -> new BlobStash(blobs, owner), base);
    }

    /** Where the entry can be read for that long. */
    public URI download(long jobId, Entry entry, Duration validity) {
        Optional<URI> direct = stashes.apply(Owner.job(jobId)).download(entry, validity);
        return direct.orElseGet(() -> door(jobId, entry));
    }

    /** Where the entry can be put for that long. */
    public URI upload(long jobId, Entry entry, Duration validity) {
        Optional<URI> direct = stashes.apply(Owner.job(jobId)).upload(entry, validity);
        return direct.orElseGet(() -> door(jobId, entry));
    }

    private URI door(long jobId, Entry entry) {
        String root = base.toString().replaceAll("/+$", "") + "/baton/v1/jobs/" + jobId;
        return URI.create(
                switch (entry) {
                    case Entry.Value value -> root + "/stash";
                    case Entry.File(String name) -> root + "/files/" + path(name);
                });
    }

    /** A file's name as a part of a path; slashes stay. */
    public static String path(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
