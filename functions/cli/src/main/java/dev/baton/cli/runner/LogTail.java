package dev.baton.cli.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, safe to print; reads little however long the log is. */
public final class LogTail {
    private static final int READ = 64 * 1024;
    private static final int LONGEST_LINE = 400;

    private LogTail() {}

    /** The last lines; none when the file is empty, missing or unreadable. */
    public static List<String> lines(Path file, int count) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long start = Math.max(0, channel.size() - READ);
            ByteBuffer bytes = ByteBuffer.allocate(READ);
            channel.position(start);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                continue;
            }
            List<String> lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .stripTrailing()
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                    .map(line -> Printable.line(line, LONGEST_LINE))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
