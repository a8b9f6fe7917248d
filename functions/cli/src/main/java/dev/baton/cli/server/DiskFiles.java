package dev.baton.cli.server;

import dev.baton.cli.disk.Contents;
import dev.baton.cli.disk.SeenFile;
import dev.baton.engine.Engine;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.FileState;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.spec.FileSpec;
import dev.baton.engine.spec.JobSpec;
import dev.baton.engine.spec.WorkflowSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    /** What records keep of a file. */
    static FileState state(SeenFile file) {
        return new FileState(file.seconds(), file.size(), file.hash());
    }

    private boolean absent(String path) {
        return SeenFile.at(folder, path).isEmpty();
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
                .filter(this::absent)
                .toList();
    }

    /**
     * Brings the records up to the disk. A file of the same time and size is taken to be the same; another one is read, within
     * the bounds of {@link Contents}, since its content may be what it was. Tells how many records differed.
     */
    int refresh(Engine engine, long workflowId) {
        int differed = 0;
        Contents contents = new Contents();
        for (FileRecord file : engine.files().list(workflowId)) {
            Optional<SeenFile> seen = SeenFile.at(folder, file.path());
            boolean same =
                    seen.map(now -> now.looksLike(file.mtime(), file.size())).orElse(file.mtime() == null);
            if (!same) {
                differed++;
                FileState now = seen.map(found -> state(contents.hashed(folder, file.path(), found)))
                        .orElse(FileState.UNSEEN);
                engine.files().update(file.id(), old -> old.seen(now));
            }
        }
        return differed;
    }

    /** Completed jobs that promised a file which is gone. */
    List<Job> withoutTheirOutputs(Engine engine, long workflowId) {
        Set<Long> gone = engine.files().list(workflowId).stream()
                .filter(file -> absent(file.path()))
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
