package dev.baton.doors.stash;

import dev.baton.doors.json.Wire;
import dev.baton.engine.stash.Entry;
import dev.baton.engine.stash.Stash;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Leave to write one entry to the store itself. The URL is its own permission: no key of ours is sent along.
 *
 * @param headers what the request has to carry
 * @param expires in ISO-8601 UTC
 */
@Wire
public record UploadGrant(String url, String method, Map<String, String> headers, String expires)
        implements Serializable {
    /** The grant for this entry, where the store can give one. */
    static Optional<UploadGrant> of(Stash stash, Entry entry, Instant now) {
        return stash.upload(entry, TransferLimits.VALIDITY)
                .map(url -> new UploadGrant(
                        url.toString(),
                        "PUT",
                        Map.of("Content-Type", MediaTypes.of(entry)),
                        now.plus(TransferLimits.VALIDITY).toString()));
    }
}
