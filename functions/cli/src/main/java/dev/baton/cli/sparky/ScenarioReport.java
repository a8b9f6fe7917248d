package dev.baton.cli.sparky;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.NoAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What a scenario writes, brought to the server in whole lines, so that no secret is cut in two. Written and brought by two threads. */
final class ScenarioReport {
    private static final int PIECE = 256 << 10;
    /** What waits while the server is away; whoever writes more than this waits too. */
    private static final int MOST = 8 << 20;

    private final Api api;
    private final String address;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int pieces;

    /** @param address of the build's report, without a piece's number */
    ScenarioReport(Api api, String address) {
        this.api = api;
        this.address = address;
    }

    /** Reads to the end. */
    void read(InputStream in) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                synchronized (written) {
                    while (written.size() > MOST) {
                        written.wait();
                    }
                    written.write(buffer, 0, read);
                }
            }
        } catch (IOException closed) {
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Brings what there is; the last line, which may have no end, only with all.
     *
     * @return false where the build is not one that runs any more
     * @throws NoAnswer where the server is away: nothing of it is lost
     */
    boolean bring(boolean all) {
        for (byte[] piece = next(all); piece.length > 0; piece = next(all)) {
            try {
                boolean goesOn =
                        api.send("PUT", address + pieces, "text/plain", piece).isTrue("go_on");
                pieces++;
                if (!goesOn) {
                    return false;
                }
            } catch (NoAnswer away) {
                putBack(piece);
                throw away;
            }
        }
        return true;
    }

    private void putBack(byte[] piece) {
        synchronized (written) {
            byte[] rest = written.toByteArray();
            written.reset();
            written.writeBytes(piece);
            written.writeBytes(rest);
        }
    }

    private byte[] next(boolean all) {
        synchronized (written) {
            byte[] bytes = written.toByteArray();
            int end = Math.min(bytes.length, PIECE);
            int line = end;
            while (line > 0 && bytes[line - 1] != '\n') {
                line--;
            }
            int taken = line > 0 ? line : all || end == PIECE ? end : 0;
            written.reset();
            written.write(bytes, taken, bytes.length - taken);
            written.notifyAll();
            return Arrays.copyOf(bytes, taken);
        }
    }
}
