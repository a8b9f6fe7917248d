package dev.baton.cli.runner;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Every process of a job: the shell, its descendants, and those with the job's mark that left the tree (their parent
 * ended). A process that both left the tree and cleared its environment is not found. Where there is no /proc, only the
 * tree is.
 */
record ProcessTree(ProcessHandle root, JobMark mark) {
    private static final Path PROC = Path.of("/proc");

    /** Those alive now. */
    Set<ProcessHandle> alive() {
        Set<ProcessHandle> found = new HashSet<>();
        add(root, found);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (carriesMark(process)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(handle -> add(handle, found));
                }
            }
        } catch (IOException notLinux) {
            return found;
        }
        return found;
    }

    private static void add(ProcessHandle process, Set<ProcessHandle> found) {
        if (Liveness.of(process) && found.add(process)) {
            process.descendants().filter(Liveness::of).forEach(found::add);
        }
    }

    private boolean carriesMark(Path process) {
        try {
            return mark.in(Files.readAllBytes(process.resolve("environ")));
        } catch (IOException goneOrAnothers) {
            return false;
        }
    }
}
