package dev.baton.cli.server;

import dev.baton.engine.node.ResourceRequirements;
import dev.baton.engine.node.Resources;
import dev.baton.engine.record.Json;
import dev.baton.store.sqlite.SqliteItemStore;

/**
 * Begins what takes a process long at first (to load SQLite, to learn how records become JSON) beside the reading of the command
 * line, which takes as long. Only a matter of time: without it the same happens later.
 */
final class HeadStart implements Runnable {
    private HeadStart() {}

    /** Begins, where the verb will need it; returns at once. */
    static void forVerb(String... args) {
        if (args.length > 0 && args[0].equals("run")) {
            Thread.ofPlatform().daemon().name("baton-head-start").start(new HeadStart());
        }
    }

    @Override
    public void run() {
        SqliteItemStore.prepare();
        String text = Json.write(new ResourceRequirements(1, 1, "", Resources.DEFAULT));
        Json.read(text, ResourceRequirements.class);
    }
}
