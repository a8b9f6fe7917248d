package dev.baton.cli.runner;

import dev.baton.cli.disk.Contents;
import dev.baton.cli.disk.SeenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of a job's promised files are there. */
record OutputCheck(Map<String, SeenFile> present, List<String> missing) {
    /** @param contents what reads them for their hashes; null to look at times and sizes only */
    static OutputCheck of(ClaimedJob job, Path workingFolder, Contents contents) {
        Map<String, SeenFile> present = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String path : job.outputPaths()) {
            Optional<SeenFile> seen = SeenFile.at(workingFolder, path);
            seen.ifPresentOrElse(
                    file -> present.put(path, contents == null ? file : contents.hashed(workingFolder, path, file)),
                    () -> missing.add(path));
        }
        return new OutputCheck(present, missing);
    }
}
