package dev.baton.cli.client;

import dev.baton.cli.disk.Contents;
import dev.baton.cli.disk.SeenFile;
import dev.baton.cli.json.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
                .filter(file -> seen(file).isEmpty())
                .map(WorkflowFiles::path)
                .toList();
    }

    /** Tells the server the time, size and content of each file that exists, where they are not what it knows. */
    void storeTimes() {
        Contents contents = new Contents();
        for (Json file : all()) {
            Optional<SeenFile> seen = seen(file).filter(now -> !known(file, now));
            if (seen.isPresent() && file instanceof Json.Obj record) {
                SeenFile now = contents.hashed(folder, path(file), seen.get());
                api.put(
                        "/files/" + file.number("id"),
                        record.with("st_mtime", new Json.Num(seconds(now)))
                                .with("st_size", Json.of(now.size()))
                                .with("content_hash", Json.of(now.hash())));
            }
        }
    }

    /**
     * What became of files since they were stored, by their ids: changed and in what respect, gone or new. One that was only
     * written anew with the same content is as it was.
     */
    Map<Json, String> changes() {
        Map<Json, String> changes = new LinkedHashMap<>();
        Contents contents = new Contents();
        for (Json file : all()) {
            Optional<SeenFile> seen = seen(file);
            boolean stored = file.text("st_mtime").isPresent();
            if (seen.isPresent() && !stored) {
                changes.put(file.get("id"), path(file) + " is new");
            } else if (seen.isEmpty() && stored) {
                changes.put(file.get("id"), path(file) + " is gone");
            } else if (seen.isPresent() && !known(file, seen.get())) {
                respects(file, seen.get(), contents).ifPresent(what -> changes.put(file.get("id"), path(file) + what));
            }
        }
        return changes;
    }

    private Optional<String> respects(Json file, SeenFile seen, Contents contents) {
        Optional<String> then = file.text("content_hash");
        Optional<String> now =
                then.map(hash -> contents.hashed(folder, path(file), seen).hash());
        boolean read = now.isPresent();
        if (read && now.equals(then)) {
            return Optional.empty();
        }
        Optional<Long> size = file.text("st_size").map(Long::valueOf);
        boolean grown = size.isPresent() && size.get() != seen.size();
        if (!read && !grown && sameTime(file, seen)) {
            return Optional.empty();
        }
        String bytes = grown ? "size from " + size.get() + " to " + seen.size() + " bytes" : "";
        String content = read ? grown ? "content, " : "content" : grown ? "" : "mtime";
        return Optional.of(" changed: " + content + bytes);
    }

    /** Forgets what was known of files that are gone. */
    void forgetTimes() {
        for (Json file : all()) {
            if (file instanceof Json.Obj known
                    && file.text("st_mtime").isPresent()
                    && seen(file).isEmpty()) {
                api.put(
                        "/files/" + file.number("id"),
                        known.with("st_mtime", Json.NULL)
                                .with("st_size", Json.NULL)
                                .with("content_hash", Json.NULL));
            }
        }
    }

    /** The ids of files that are not there, with their paths. */
    Map<Json, String> absent() {
        return all().stream()
                .filter(file -> seen(file).isEmpty())
                .collect(Collectors.toMap(file -> file.get("id"), WorkflowFiles::path));
    }

    private List<Json> all() {
        return api.list("/files?workflow_id=" + workflow);
    }

    private static String path(Json file) {
        return file.text("path").orElse("");
    }

    private Optional<SeenFile> seen(Json file) {
        return SeenFile.at(folder, path(file));
    }

    private static boolean known(Json file, SeenFile now) {
        return now.looksLike(
                file.text("st_mtime").map(Double::valueOf).orElse(null),
                file.text("st_size").map(Long::valueOf).orElse(null));
    }

    private static boolean sameTime(Json file, SeenFile now) {
        return now.looksLike(file.text("st_mtime").map(Double::valueOf).orElse(null), now.size());
    }

    private static String seconds(SeenFile file) {
        return BigDecimal.valueOf(file.millis(), 3).toPlainString();
    }
}
