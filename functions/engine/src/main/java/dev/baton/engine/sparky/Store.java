package dev.baton.engine.sparky;

import dev.baton.engine.Backend;
import dev.baton.engine.store.ItemStore;
import java.util.Optional;

/** What the parts of this package share. */
record Store(Backend backend, Lanes lanes, Blobs blobs) {
    static Store over(Backend backend) {
        return new Store(backend, new Lanes(backend.items()), new Blobs(backend.blobs()));
    }

    ItemStore items() {
        return backend.items();
    }

    long now() {
        return backend.now();
    }

    Optional<JobItem> job(JobName name) {
        return items().get(name.key()).map(JobItem::new);
    }
}
