package dev.baton.doors.baton;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Wire;
import dev.baton.doors.stash.Downloads;
import dev.baton.doors.stash.UploadGrant;
import dev.baton.doors.stash.Uploads;
import dev.baton.engine.Engine;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.stash.Entry;
import dev.baton.engine.stash.FilePage;
import dev.baton.engine.stash.Owner;
import dev.baton.engine.stash.Stash;
import dev.baton.engine.store.BlobInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** What the jobs of workflows keep, by the job's id in a path. A job that does not exist keeps nothing. Thread-safe. */
@ApplicationScoped
public class JobEntries {
    private final Engine engine;
    private final Downloads downloads;
    private final Uploads uploads;

    JobEntries(Engine engine, Downloads downloads, Uploads uploads) {
        this.engine = engine;
        this.downloads = downloads;
        this.uploads = uploads;
    }

    /** An entry as it is told to callers; the name is null for the stash's value. */
    @Wire
    public record Stored(String name, long length, String sha256, String modified) {
        /** What the store says of an entry; the time may be null. */
        public static Stored of(String name, long length, String sha256, Instant modified) {
            return new Stored(name, length, sha256, modified == null ? null : modified.toString());
        }
    }

    Response get(String job, Entry entry, HttpHeaders request) {
        return downloads.get(stash(job), entry, request).orElseThrow(() -> absent(job, entry));
    }

    Response head(String job, Entry entry) {
        return downloads.head(stash(job), entry).orElseThrow(() -> absent(job, entry));
    }

    /** A job that was deleted meanwhile takes along what came too late. */
    Stored put(String job, Entry entry, HttpHeaders request, InputStream body) {
        Stash stash = stash(job);
        BlobInfo info = uploads.take(stash, entry, request.getHeaderString(HttpHeaders.CONTENT_LENGTH), body);
        try {
            stash(job);
        } catch (NotFoundException deleted) {
            remove(stash, entry);
            throw deleted;
        }
        String name = entry instanceof Entry.File(String file) ? file : null;
        return Stored.of(name, info.length(), info.sha256(), info.modified());
    }

    Map<String, Boolean> delete(String job, Entry entry) {
        if (!remove(stash(job), entry)) {
            throw absent(job, entry);
        }
        return Map.of("deleted", true);
    }

    UploadGrant upload(String job, Entry entry) {
        return uploads.grant(stash(job), entry);
    }

    FilePage files(String job, int limit, String cursor) {
        try {
            return stash(job).files(limit, cursor);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean remove(Stash stash, Entry entry) {
        try {
            return stash.delete(entry);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Stash stash(String job) {
        try {
            return engine.stash(Owner.job(engine.jobs().get(Long.parseLong(job)).id()));
        } catch (NumberFormatException wrong) {
            throw RequestException.bad("the job id in the path must be a whole number, not " + job);
        }
    }

    private static NotFoundException absent(String job, Entry entry) {
        return new NotFoundException(
                switch (entry) {
                    case Entry.Value value -> "job " + job + " has no stash";
                    case Entry.File(String name) -> "job " + job + " has no file " + name;
                });
    }
}
