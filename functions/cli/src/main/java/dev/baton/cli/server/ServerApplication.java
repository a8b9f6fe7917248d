package dev.baton.cli.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Serves until the process is told to end, and says where. */
public final class ServerApplication implements QuarkusApplication {
    @Override
    public int run(String... args) {
        Announcement.make();
        Application.shell()
                .out()
                .println("Baton serves " + Application.url() + ", data in "
                        + Application.data().path());
        Application.shell().out().flush();
        Quarkus.waitForExit();
        return 0;
    }
}
