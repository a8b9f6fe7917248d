package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Stores with typical mistakes make histories that are found out. */
final class HistoryClaimsTest {
    private static final Key KEY = new Key("history", "cell");
    private static final CellCommand.Get GET = new CellCommand.Get();
    private static final CellCommand CREATE =
            new CellCommand.Put(new Cell(0L, null, new TreeSet<>()), new CellGuard.Always());

    private final ItemStore store = new InMemoryItemStore(new SettableClock(Instant.EPOCH));
    private final CallLog<CellCommand, CellCommand.Reply> log = new CallLog<>(new AtomicLong());

    private CellCommand.Reply call(CellCommand command) {
        CellCommand.Reply[] reply = new CellCommand.Reply[1];
        log.call(0, command, () -> reply[0] = command.on(store, KEY));
        return reply[0];
    }

    private Optional<String> fault() {
        return Linearizability.fault(CellCommand::model, Optional.<Cell>empty(), log.calls());
    }

    @Test
    void one_thread_on_a_sound_store_follows_the_model() {
        RandomCommands commands = new RandomCommands(new Random(1));
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            refused += call(commands.next()).applied() ? 0 : 1;
        }
        assertEquals(Optional.empty(), fault());
        assertTrue(refused > 50 && refused < 250, refused + " of 300 were refused");
    }

    @Test
    void a_read_from_a_copy_that_lags_behind_is_found() {
        call(CREATE);
        CellCommand.Reply stale = call(GET);
        call(new CellCommand.Change(new CellEdit.Count(1), new CellGuard.Always()));
        log.call(1, GET, () -> stale);
        assertTrue(fault().isPresent());
    }

    @Test
    void an_update_that_overwrites_another_is_found() {
        call(CREATE);
        CellCommand add = new CellCommand.Change(new CellEdit.Count(1), new CellGuard.Always());
        // Both read 0, and each writes 1.
        log.call(0, add, () -> {
            log.call(1, add, () -> add.on(store, KEY));
            return new CellCommand.Reply(true, Optional.of(new Cell(1L, null, new TreeSet<>())));
        });
        assertTrue(fault().isPresent());
    }

    @Test
    void two_winners_of_one_claim_are_found() {
        call(CREATE);
        for (String owner : List.of("a", "b")) {
            CellCommand claim = new CellCommand.Change(new CellEdit.Own(owner), new CellGuard.NotOwned());
            log.call(0, claim, () -> {
                return new CellCommand.Reply(true, Optional.of(new Cell(0L, owner, new TreeSet<>())));
            });
        }
        assertTrue(fault().isPresent());
    }

    @Test
    void an_update_that_creates_what_was_deleted_is_found() {
        call(CREATE);
        call(new CellCommand.Delete(new CellGuard.There()));
        CellCommand add = new CellCommand.Change(new CellEdit.Count(1), new CellGuard.Always());
        log.call(0, add, () -> new CellCommand.Reply(true, Optional.of(new Cell(1L, null, new TreeSet<>()))));
        assertTrue(fault().isPresent());
    }
}
