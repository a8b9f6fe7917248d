package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A pipe that jobs write a line to. Nobody who rings waits for anybody who hears, since the pipe is open at both ends. */
final class Bell implements AutoCloseable {
    private final FileChannel pipe;
    /** A channel of its own: who writes to one that somebody reads from waits for the reader. */
    private final FileChannel rope;

    private final ByteBuffer heard = ByteBuffer.allocate(4096);

    Bell(Path place) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("mkfifo", place.toString()).start().waitFor());
        pipe = FileChannel.open(place, StandardOpenOption.READ, StandardOpenOption.WRITE);
        rope = FileChannel.open(place, StandardOpenOption.WRITE);
    }

    /** Waits until it has been rung so often, or the process has ended; false for the latter. */
    boolean await(int times, Process process) throws IOException {
        int rings = 0;
        process.onExit().thenRun(this::ring);
        while (rings < times && process.isAlive()) {
            rings += pipe.read(heard.clear());
        }
        return rings >= times;
    }

    private void ring() {
        try {
            rope.write(ByteBuffer.wrap(new byte[] {'\n'}));
        } catch (IOException closed) {
            // Nobody listens any more.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        rope.close();
        pipe.close();
    }
}
