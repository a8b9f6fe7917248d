package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A workflow's file records beside the files on this disk; relative paths start at the working folder. */
record WorkflowFiles(Api api, long workflow, Path folder) {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.010");

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

    /** What became of files since their times were stored, by their ids: changed, gone or new. Ten milliseconds are no change. */
    Map<Json, String> changes() {
        Map<Json, String> changes = new LinkedHashMap<>();
        for (Json file : all()) {
            Optional<BigDecimal> stored = file.text("st_mtime").map(BigDecimal::new);
            boolean there = Files.exists(place(file));
            String path = file.text("path").orElse("");
            if (there && stored.isEmpty()) {
                changes.put(file.get("id"), path + " is new");
            } else if (!there && stored.isPresent()) {
                changes.put(file.get("id"), path + " is gone");
            } else if (there && differs(stored.get(), new BigDecimal(seconds(place(file))))) {
                changes.put(file.get("id"), path + " changed");
            }
        }
        return changes;
    }

    /** Forgets the times of files that are gone. */
    void forgetTimes() {
        for (Json file : all()) {
            if (file instanceof Json.Obj known && file.text("st_mtime").isPresent() && !Files.exists(place(file))) {
                api.put("/files/" + file.number("id"), known.with("st_mtime", Json.NULL));
            }
        }
    }

    /** The ids of files that are not there, with their paths. */
    Map<Json, String> absent() {
        return all().stream()
                .filter(file -> !Files.exists(place(file)))
                .collect(Collectors.toMap(
                        file -> file.get("id"), file -> file.text("path").orElse("")));
    }

    private static boolean differs(BigDecimal stored, BigDecimal now) {
        return stored.subtract(now).abs().compareTo(TOLERANCE) > 0;
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
