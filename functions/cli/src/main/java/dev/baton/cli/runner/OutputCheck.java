package dev.baton.cli.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which of a job's promised files are there. */
record OutputCheck(Map<String, Instant> present, List<String> missing) {
    static OutputCheck of(ClaimedJob job, Path workingFolder) {
        Map<String, Instant> present = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String path : job.outputPaths()) {
            try {
                present.put(
                        path,
                        Files.getLastModifiedTime(workingFolder.resolve(path)).toInstant());
            } catch (IOException | InvalidPathException absent) {
                missing.add(path);
            }
        }
        return new OutputCheck(present, missing);
    }
}
