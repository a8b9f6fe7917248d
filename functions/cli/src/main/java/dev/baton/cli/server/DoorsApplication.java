package dev.baton.cli.server;

import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The doors of a run in another process: says where it serves, and ends when that process closes its end, in whatever way. */
public final class DoorsApplication implements QuarkusApplication {
    @Override
    public int run(String... args) {
        Application.shell().out().println(Application.url());
        Application.shell().out().flush();
        try {
            InputStream owner = System.in;
            owner.transferTo(OutputStream.nullOutputStream());
            return 0;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
