package dev.baton.cli.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One process as /proc tells of it.
 *
 * @param cpuTicks hundredths of a second on a CPU, its own and those of children that it waited for
 * @param ended whether it is in the list only until its parent takes note of its end
 */
record ProcStat(long pid, long parent, long cpuTicks, boolean ended) {
    private static final Path PROC = Path.of("/proc");

    /** The memory of a process, in bytes: resident now, and at its highest ever. */
    record Memory(long resident, long highest) {}

    /** All processes; empty where there is no /proc. */
    static List<ProcStat> all() {
        List<ProcStat> all = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                of(process).ifPresent(all::add);
            }
        } catch (IOException notLinux) {
            return List.of();
        }
        return all;
    }

    /** One process; nothing when it is gone, or where there is no /proc. */
    static Optional<ProcStat> of(long pid) {
        return of(PROC.resolve(Long.toString(pid)));
    }

    private static Optional<ProcStat> of(Path process) {
        try {
            return parse(Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** A line of /proc/PID/stat. The program's name is in brackets and may hold any character, brackets too. */
    static Optional<ProcStat> parse(String line) {
        int open = line.indexOf(" (");
        int close = line.lastIndexOf(") ");
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String[] fields = line.substring(close + 2).strip().split(" ");
        if (fields.length < 15) {
            return Optional.empty();
        }
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        boolean ended = fields[0].equals("Z") || fields[0].equals("X");
        return Optional.of(
                new ProcStat(Long.parseLong(line.substring(0, open)), Long.parseLong(fields[1]), ticks, ended));
    }

    /** The process's memory; nothing when it is gone. */
    static Memory memory(long pid) {
        long resident = 0;
        long highest = 0;
        try {
            String status =
                    Files.readString(PROC.resolve(Long.toString(pid)).resolve("status"), StandardCharsets.ISO_8859_1);
            for (String line : status.split("\n")) {
                if (line.startsWith("VmRSS:")) {
                    resident = kibibytes(line);
                } else if (line.startsWith("VmHWM:")) {
                    highest = kibibytes(line);
                }
            }
        } catch (IOException gone) {
            return new Memory(0, 0);
        }
        return new Memory(resident, highest);
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
