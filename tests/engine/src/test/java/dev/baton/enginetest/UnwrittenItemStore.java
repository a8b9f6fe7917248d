package dev.baton.enginetest;

import dev.baton.engine.store.ItemStore;
import dev.baton.storekit.ForwardingItemStore;
import java.util.ArrayList;
import java.util.List;

/** Keeps what waits for the end of a writing until a test says how it ended. */
final class UnwrittenItemStore extends ForwardingItemStore {
    private final List<Runnable> deeds = new ArrayList<>();
    private final List<Runnable> others = new ArrayList<>();

    UnwrittenItemStore(ItemStore store) {
        super(store);
    }

    @Override
    public void onceWritten(Runnable deed, Runnable otherwise) {
        deeds.add(deed);
        others.add(otherwise);
    }

    void written() {
        over(deeds);
    }

    void lost() {
        over(others);
    }

    private void over(List<Runnable> chosen) {
        List<Runnable> now = List.copyOf(chosen);
        deeds.clear();
        others.clear();
        now.forEach(Runnable::run);
    }
}
