package dev.baton.cli.server;

import dev.baton.engine.record.Texts;
import dev.baton.store.sqlite.SqliteItemStore;
import java.util.SimpleTimeZone;
import java.util.TimeZone;

/**
 * Begins what takes a process long at first (to load SQLite, to find what makes digests) beside the reading of the command
 * line, which takes as long. Only a matter of time: without it the same happens later. What a run does not need at all is left out.
 */
final class HeadStart {
    private HeadStart() {}

    /** Begins, where the verb will need it; returns at once. */
    static void forVerb(String... args) {
        if (args.length > 0 && args[0].equals("run")) {
            // A run tells no time of day, but SQLite's driver asks for the zone, for which Java reads those of all the
            // world.
            TimeZone.setDefault(new SimpleTimeZone(0, "UTC"));
            begin("baton-head-start", SqliteItemStore::prepare);
            begin("baton-digests", () -> Texts.hash(""));
        }
    }

    private static void begin(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(task);
    }
}
