package dev.baton.cli.server;

import dev.baton.engine.Engine;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.spec.FileSpec;
import dev.baton.engine.spec.JobSpec;
import dev.baton.engine.spec.WorkflowSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A workflow's files as they are on this disk.
 *
 * @param folder what relative paths are relative to
 */
record DiskFiles(Path folder) {
    /** A time as records keep it: Unix seconds, with milliseconds. */
    static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    /** When the file was last changed; empty where there is none. */
    Optional<Double> changed(String path) {
        try {
            return Optional.of(
                    seconds(Files.getLastModifiedTime(folder.resolve(path)).toInstant()));
        } catch (IOException | InvalidPathException absent) {
            return Optional.empty();
        }
    }

    /** The paths of files that a job reads and none writes, and that are not there. */
    List<String> missing(WorkflowSpec spec) {
        Set<Integer> needed = new TreeSet<>();
        for (JobSpec job : spec.jobs()) {
            for (int file : job.inputFiles()) {
                needed.add(file);
            }
        }
        for (JobSpec job : spec.jobs()) {
            for (int file : job.outputFiles()) {
                needed.remove(file);
            }
        }
        return needed.stream()
                .map(spec.files()::get)
                .map(FileSpec::path)
                .filter(path -> changed(path).isEmpty())
                .toList();
    }

    /** Brings the records' times up to the disk's; tells how many differed. */
    int refresh(Engine engine, long workflowId) {
        int differed = 0;
        for (FileRecord file : engine.files().list(workflowId)) {
            Double now = changed(file.path()).orElse(null);
            if (!Objects.equals(now, file.mtime())) {
                differed++;
                engine.files()
                        .update(
                                file.id(),
                                old -> new FileRecord(old.id(), old.workflowId(), old.name(), old.path(), now));
            }
        }
        return differed;
    }

    /** Completed jobs that promised a file which is gone. */
    List<Job> withoutTheirOutputs(Engine engine, long workflowId) {
        Set<Long> gone = engine.files().list(workflowId).stream()
                .filter(file -> changed(file.path()).isEmpty())
                .map(FileRecord::id)
                .collect(Collectors.toSet());
        if (gone.isEmpty()) {
            return List.of();
        }
        List<Job> found = new ArrayList<>();
        for (Job job : engine.jobs().list(workflowId)) {
            boolean lacks = job.spec().outputFiles().stream().anyMatch(gone::contains);
            if (lacks && job.status() == JobStatus.COMPLETED) {
                found.add(job);
            }
        }
        return found;
    }
}
