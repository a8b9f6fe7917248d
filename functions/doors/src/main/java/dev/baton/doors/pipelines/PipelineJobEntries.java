package dev.baton.doors.pipelines;

import dev.baton.doors.baton.JobEntries.Stored;
import dev.baton.doors.baton.JobFilesResource.Listing;
import dev.baton.doors.json.Paging;
import dev.baton.doors.stash.Downloads;
import dev.baton.doors.stash.UploadGrant;
import dev.baton.doors.stash.Uploads;
import dev.baton.engine.Engine;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.stash.Entry;
import dev.baton.engine.stash.FilePage;
import dev.baton.engine.stash.Stash;
import dev.baton.engine.store.BlobInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** What the jobs of pipelines keep under their paths; nothing of a body is read before it is known who sends it. Thread-safe. */
@ApplicationScoped
public class PipelineJobEntries {
    private final Engine engine;
    private final JobAccess access;
    private final Downloads downloads;
    private final Uploads uploads;

    PipelineJobEntries(Engine engine, JobAccess access, Downloads downloads, Uploads uploads) {
        this.engine = engine;
        this.access = access;
        this.downloads = downloads;
        this.uploads = uploads;
    }

    private Stash stash(String uuid) {
        return engine.pipelines().stash(access.job(uuid));
    }

    Response get(String uuid, Entry entry, HttpHeaders request) {
        return downloads.get(stash(uuid), entry, request).orElseThrow(() -> absent(uuid, entry));
    }

    Response head(String uuid, Entry entry) {
        return downloads.head(stash(uuid), entry).orElseThrow(() -> absent(uuid, entry));
    }

    Stored put(String uuid, Entry entry, HttpHeaders request, InputStream body) {
        BlobInfo info = uploads.take(stash(uuid), entry, request.getHeaderString(HttpHeaders.CONTENT_LENGTH), body);
        String name = entry instanceof Entry.File(String file) ? file : null;
        return Stored.of(name, info.length(), info.sha256(), info.modified());
    }

    Map<String, Boolean> delete(String uuid, Entry entry) {
        try {
            if (!stash(uuid).delete(entry)) {
                throw absent(uuid, entry);
            }
            return Map.of("deleted", true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    UploadGrant upload(String uuid, Entry entry) {
        return uploads.grant(stash(uuid), entry);
    }

    Listing files(String uuid, String limit, String cursor) {
        try {
            FilePage page = stash(uuid).files(Paging.limit(limit), Paging.decode(cursor));
            return new Listing(
                    page.files().stream()
                            .map(file -> Stored.of(file.name(), file.length(), file.sha256(), file.modified()))
                            .toList(),
                    Paging.encode(page.cursor().orElse(null)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static NotFoundException absent(String uuid, Entry entry) {
        return new NotFoundException(
                switch (entry) {
                    case Entry.Value value -> "job " + uuid + " has no stash";
                    case Entry.File(String name) -> "job " + uuid + " has no file " + name;
                });
    }
}
