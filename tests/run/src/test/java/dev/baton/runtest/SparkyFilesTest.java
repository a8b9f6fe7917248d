package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of Sparky's jobs that are larger than the server's memory; the nightly tests send a gibibyte. */
final class SparkyFilesTest {
    private static final int MIB = 1 << 20;
    private static final int HEAP_MIB = 48;
    /** What a server takes beside its heap: classes, compiled code, stacks, buffers. */
    private static final int REST_MIB = 400;

    @TempDir
    Path folder;

    private Process server;

    @AfterEach
    void stop() {
        Command.stop(server);
    }

    private HttpURLConnection open(Command baton, String method, String path) throws IOException {
        String address = baton.read(".baton/endpoint").replaceAll("(?s).*\"url\" *: *\"([^\"]+)\".*", "$1");
        var connection = (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("Token", baton.read(".baton/admin.key").strip());
        return connection;
    }

    @Test
    void a_file_of_any_size_passes_both_ways_while_the_memory_stays_flat() throws Exception {
        Command baton = new Command(folder);
        baton.variable("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP_MIB + "m");
        server = baton.serving("0", "--sparky-jobs", "0");
        int size = Integer.getInteger("baton.file.mib", 64);
        CRC32 sent = new CRC32();
        HttpURLConnection put = open(baton, "PUT", "/file/project/p/job/j/filename/large.bin");
        put.setDoOutput(true);
        put.setFixedLengthStreamingMode((long) size * MIB);
        Random random = new Random(1);
        byte[] piece = new byte[MIB];
        long begun = System.nanoTime();
        try (OutputStream out = put.getOutputStream()) {
            for (int i = 0; i < size; i++) {
                // Bytes that no one can guess at the start of each piece are enough to tell pieces apart.
                for (int at = 0; at < 64; at++) {
                    piece[at] = (byte) random.nextInt();
                }
                sent.update(piece);
                out.write(piece);
            }
        }
        assertEquals(200, put.getResponseCode());
        long written = System.nanoTime();
        HttpURLConnection get = open(baton, "GET", "/file/p/j/large.bin");
        assertEquals((long) size * MIB, get.getContentLengthLong());
        CRC32 received = new CRC32();
        try (InputStream in = get.getInputStream()) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                received.update(piece, 0, read);
            }
        }
        long over = System.nanoTime();
        assertEquals(sent.getValue(), received.getValue());
        long peak = peak(server.pid());
        System.out.printf(
                "%d MiB with a heap of %d MiB: sent in %.1f s, received in %.1f s, at most %d MiB resident%n",
                size, HEAP_MIB, (written - begun) / 1e9, (over - written) / 1e9, peak);
        assertTrue(peak < HEAP_MIB + REST_MIB, "resident: " + peak + " MiB");
    }

    /** The most that the process ever had in memory, in MiB; 0 where this cannot be known. */
    private static long peak(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
