package dev.baton.storekit;

import dev.baton.engine.store.ItemStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Everything that an {@link ItemStore} must do. A backend's test class extends this and opens a fresh store for each test. */
public abstract class ItemStoreKit
        implements WriteClaims,
                ConditionClaims,
                UpdateClaims,
                ValueClaims,
                QueryClaims,
                IndexClaims,
                ExpiryClaims,
                LimitClaims,
                ConcurrencyClaims,
                HistoryClaims,
                ModelClaims {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-01T12:00:00.250Z"));
    private ItemStore store;

    /** An empty store whose items expire by this clock. */
    protected abstract ItemStore open(Clock clock) throws IOException;

    @BeforeEach
    void openStore() throws IOException {
        store = open(clock);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Override
    public ItemStore store() {
        return store;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }
}
