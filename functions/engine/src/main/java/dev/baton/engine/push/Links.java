package dev.baton.engine.push;

import dev.baton.engine.data.FileRecord;
import java.net.URI;
import java.util.Optional;

/** Addresses by which a target, which has no key, gets what is too large for a delivery. Thread-safe. */
public interface Links {
    /** No addresses: files go by path alone, user data must fit. */
    Links NONE = new Links() {
        @Override
        public Optional<URI> file(FileRecord file) {
            return Optional.empty();
        }

        @Override
        public Optional<URI> userData(long id) {
            return Optional.empty();
        }
    };

    /** Where the file's content can be had. */
    Optional<URI> file(FileRecord file);

    /** Where the user data with this id can be had, as JSON. */
    Optional<URI> userData(long id);
}
