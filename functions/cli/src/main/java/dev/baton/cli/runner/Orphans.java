package dev.baton.cli.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Processes of jobs whose runner died: nobody will hear how they end, and their jobs will run again. */
public final class Orphans {
    private static final Path PROC = Path.of("/proc");
    private static final String ASSIGNED = "\0" + JobMark.VARIABLE + "=";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(2);

    private Orphans() {}

    /** Kills those that the runners with these process ids have started, and waits until they are gone; tells how many. */
    public static int end(Set<Long> runners) {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (startedBy(process, runners)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException notLinux) {
            return 0;
        }
        found.forEach(ProcessHandle::destroyForcibly);
        long deadline = System.nanoTime() + PATIENCE;
        while (found.stream().anyMatch(Liveness::of) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        return found.size();
    }

    private static boolean startedBy(Path process, Set<Long> runners) {
        String environment;
        try {
            // One byte a character: only ASCII is looked for.
            environment =
                    "\0" + new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrAnothers) {
            return false;
        }
        int at = environment.indexOf(ASSIGNED);
        if (at < 0) {
            return false;
        }
        int start = at + ASSIGNED.length();
        int end = environment.indexOf('\0', start);
        String marks = environment.substring(start, end < 0 ? environment.length() : end);
        for (String mark : marks.split(";")) {
            int dot = mark.indexOf('.');
            if (dot > 0
                    && mark.substring(0, dot).matches("[0-9]{1,18}")
                    && runners.contains(Long.parseLong(mark.substring(0, dot)))) {
                return true;
            }
        }
        return false;
    }
}
