package dev.baton.cli.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server that is its own client, so that a class archive knows what serving loads, and what verbs load beside it. */
final class Rehearsal {
    private static final long POLL_MILLIS = 50;

    private Rehearsal() {}

    /** Serves in this data folder until the process is told to end; a file "rehearsed" there says when that may be. */
    public static void main(String... args) {
        Path data = Path.of(args[0]).toAbsolutePath();
        Thread.ofPlatform().daemon().start(() -> rehearse(data));
        ApplicationMain.main("server", "--port", "0", "--data", data.toString());
    }

    private static void rehearse(Path data) {
        try {
            while (Files.notExists(data.resolve("endpoint"))) {
                Thread.sleep(POLL_MILLIS);
            }
            dev.baton.cli.client.Rehearsal.play(data);
            Files.createFile(data.resolve("rehearsed"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
