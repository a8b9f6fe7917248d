package dev.baton.cli.runner;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folders in which programs are looked for, as in PATH. Asked for every job, so that it keeps to plain files. */
record SearchPath(List<File> folders) {
    static SearchPath of(String path) {
        List<File> folders = new ArrayList<>();
        for (String each : path.split(File.pathSeparator)) {
            folders.add(new File(each.isEmpty() ? "." : each).getAbsoluteFile());
        }
        return new SearchPath(folders);
    }

    /** Where the program is first; looked for each time, as a shell would. */
    Optional<File> program(String name) {
        for (File each : folders) {
            File file = new File(each, name);
            if (file.canExecute() && !file.isDirectory()) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
