package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A workflow's file records beside the files on this disk; relative paths start at the working folder. */
record WorkflowFiles(Api api, long workflow, Path folder) {
    /** The paths of files that must be there before the jobs start, and are not. */
    List<String> missing() {
        Set<Json> required = Set.copyOf(api.get("/workflows/" + workflow + "/required_existing_files")
                .get("files")
                .items());
        if (required.isEmpty()) {
            return List.of();
        }
        return all().stream()
                .filter(file -> required.contains(file.get("id")))
                .filter(file -> !Files.exists(place(file)))
                .map(file -> file.text("path").orElse(""))
                .toList();
    }

    /** Tells the server when each file that exists was last changed, in seconds. */
    void storeTimes() {
        for (Json file : all()) {
            if (file instanceof Json.Obj known && Files.exists(place(file))) {
                api.put("/files/" + file.number("id"), known.with("st_mtime", new Json.Num(seconds(place(file)))));
            }
        }
    }

    private List<Json> all() {
        return api.list("/files?workflow_id=" + workflow);
    }

    private Path place(Json file) {
        return folder.resolve(file.text("path").orElse(""));
    }

    private static String seconds(Path file) {
        try {
            return BigDecimal.valueOf(Files.getLastModifiedTime(file).toMillis(), 3)
                    .toPlainString();
        } catch (IOException unreadable) {
            throw new Failure(file + " cannot be read: " + unreadable.getMessage());
        }
    }
}
