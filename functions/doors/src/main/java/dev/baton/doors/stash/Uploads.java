package dev.baton.doors.stash;

import dev.baton.doors.error.RequestException;
import dev.baton.engine.ConflictException;
import dev.baton.engine.stash.BadJsonException;
import dev.baton.engine.stash.Entry;
import dev.baton.engine.stash.Stash;
import dev.baton.engine.store.BlobInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;

/** Takes what jobs are to keep: streams it to the store, or says where it can be sent instead. Thread-safe. */
@ApplicationScoped
public class Uploads {
    private final TransferLimits limits;
    private final Clock clock = Clock.systemUTC();

    Uploads(TransferLimits limits) {
        this.limits = limits;
    }

    /**
     * Stores a request's body; nothing changes where it does not come whole.
     *
     * @param contentLength the header; null for a body of unknown length
     * @throws TooLargeException where it is too large for this server, or at all
     */
    public BlobInfo take(Stash stash, Entry entry, String contentLength, InputStream body) {
        long announced = length(contentLength);
        long most = limits.body(entry);
        if (announced > most) {
            throw tooLarge(stash, entry, announced);
        }
        Incoming incoming = new Incoming(body, most, announced);
        try {
            return stash.put(entry, incoming);
        } catch (BadJsonException wrong) {
            throw RequestException.bad(wrong.getMessage());
        } catch (IOException | RuntimeException failure) {
            throw failed(stash, entry, incoming, failure);
        }
    }

    private RuntimeException failed(Stash stash, Entry entry, Incoming incoming, Exception failure) {
        if (incoming.tooLong()) {
            return tooLarge(stash, entry, -1);
        }
        if (incoming.broken()) {
            return RequestException.bad("the body could not be read to its end; nothing was stored");
        }
        return failure instanceof IOException store ? new UncheckedIOException(store) : (RuntimeException) failure;
    }

    private TooLargeException tooLarge(Stash stash, Entry entry, long announced) {
        long most = limits.most(entry);
        if (announced > most || !limits.exceeded(most)) {
            String remedy = entry instanceof Entry.File ? "; baton.files.max-size says so" : "; put it in a file";
            return new TooLargeException("the body is larger than " + most + " bytes" + remedy, null);
        }
        return UploadGrant.of(stash, entry, clock.instant())
                .map(grant -> new TooLargeException(
                        "the body is larger than this server takes; send it to the URL of upload", grant))
                .orElseGet(() -> new TooLargeException("the body is larger than this server takes", null));
    }

    /** Leave to send the entry to the store itself; 409 where the store takes nothing from others. */
    public UploadGrant grant(Stash stash, Entry entry) {
        return UploadGrant.of(stash, entry, clock.instant())
                .orElseThrow(() ->
                        new ConflictException("this server takes uploads of any size itself; PUT the bytes to it"));
    }

    private static long length(String header) {
        return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : -1;
    }
}
