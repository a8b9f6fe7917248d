package dev.baton.doors.stash;

import dev.baton.doors.json.Limits;
import dev.baton.engine.stash.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large what jobs keep may be, in bytes. {@code baton.files.max-size} bounds a file, 5 GiB where nothing is said, which is what S3
 * takes in one piece. {@code baton.body-limit} bounds a body that passes through this server, where its surroundings do: what is
 * larger goes to the store and comes from it directly.
 */
@ApplicationScoped
public class TransferLimits {
    /** How long an address of the store is good for. */
    static final Duration VALIDITY = Duration.ofMinutes(15);

    private final OptionalLong body;
    private final long file;

    TransferLimits(
            @ConfigProperty(name = "baton.body-limit") OptionalLong body,
            @ConfigProperty(name = "baton.files.max-size", defaultValue = "5368709120") long file) {
        this.body = body;
        this.file = file;
    }

    /** Whether a body of this length can not pass through this server. */
    boolean exceeded(long length) {
        return body.isPresent() && length > body.getAsLong();
    }

    /** The longest body that can be taken here. */
    long body(Entry entry) {
        return Math.min(most(entry), body.orElse(Long.MAX_VALUE));
    }

    /** The largest that the entry may be, whichever way it comes. */
    long most(Entry entry) {
        return switch (entry) {
            case Entry.Value value -> Limits.BODY;
            case Entry.File named -> file;
        };
    }
}
