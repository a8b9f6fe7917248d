package dev.baton.doors.stash;

import dev.baton.engine.stash.Entry;
import dev.baton.engine.stash.Stash;
import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Gives out what jobs keep: streams it from the store, or sends the caller there. Thread-safe. */
@ApplicationScoped
public class Downloads {
    private final TransferLimits limits;

    Downloads(TransferLimits limits) {
        this.limits = limits;
    }

    /**
     * The entry, or the part of it that is asked for: 200, 206, 304, 416, or 307 to the store where it is larger than a body may be.
     * Empty where there is no such entry.
     */
    public Optional<Response> get(Stash stash, Entry entry, HttpHeaders request) {
        try {
            Optional<Blob> found = stash.get(entry);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Blob blob = found.get();
            boolean handedOver = false;
            try {
                Response.ResponseBuilder reply = reply(stash, entry, blob, request);
                Response built = reply.build();
                handedOver = built.hasEntity();
                return Optional.of(built);
            } finally {
                if (!handedOver) {
                    blob.close();
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same without the bytes. */
    public Optional<Response> head(Stash stash, Entry entry) {
        try {
            return stash.head(entry)
                    .map(info -> described(Response.ok(), entry, info)
                            .header(HttpHeaders.CONTENT_LENGTH, info.length())
                            .build());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Response.ResponseBuilder reply(Stash stash, Entry entry, Blob blob, HttpHeaders request)
            throws IOException {
        BlobInfo info = blob.info();
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (info.sha256() != null && known != null && known.contains(tag(info))) {
            return described(Response.notModified(), entry, info);
        }
        Optional<ByteRange> asked = ByteRange.of(request.getHeaderString("Range"), info.length());
        ByteRange part = asked.orElse(new ByteRange(0, info.length()));
        if (asked.isPresent() && part.length() == 0) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + info.length());
        }
        if (limits.exceeded(part.length())) {
            Optional<URI> elsewhere = stash.download(entry, TransferLimits.VALIDITY);
            if (elsewhere.isPresent()) {
                return Response.temporaryRedirect(elsewhere.get()).header(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        }
        blob.bytes().skipNBytes(part.start());
        Response.ResponseBuilder reply = described(Response.status(asked.isPresent() ? 206 : 200), entry, info);
        if (asked.isPresent()) {
            long last = part.start() + part.length() - 1;
            reply.header("Content-Range", "bytes " + part.start() + "-" + last + "/" + info.length());
        }
        return reply.header(HttpHeaders.CONTENT_LENGTH, part.length()).entity(new Outgoing(blob, part.length()));
    }

    private static Response.ResponseBuilder described(Response.ResponseBuilder reply, Entry entry, BlobInfo info) {
        reply.type(MediaTypes.of(entry))
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(entry));
        if (info.sha256() != null) {
            reply.header(HttpHeaders.ETAG, tag(info));
        }
        if (info.modified() != null) {
            reply.header(
                    HttpHeaders.LAST_MODIFIED,
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(info.modified().atOffset(ZoneOffset.UTC)));
        }
        return reply;
    }

    private static String tag(BlobInfo info) {
        return "\"" + info.sha256() + "\"";
    }

    private static String disposition(Entry entry) {
        return switch (entry) {
            case Entry.Value value -> "attachment; filename=\"stash.json\"";
            case Entry.File(String name) ->
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(name.substring(name.lastIndexOf('/') + 1), StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A");
        };
    }
}
