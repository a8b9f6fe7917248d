package dev.baton.cli.server;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Lets clients find the running application by its data folder, until it ends in whatever way but a kill. */
@Singleton
public final class Announcement {
    /** Writes the real address; called once the doors are open. */
    public static void make() {
        Application.data().announce(Application.url());
    }

    /** A signal ends the process before the main thread could clean up, so that this hangs on the framework's end. */
    void takeBack(@Observes ShutdownEvent end) {
        Application.data().withdraw();
    }
}
