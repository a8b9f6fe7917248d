package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import dev.baton.cli.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The files of an embedded Baton's data folder that clients and servers share. */
public record DataFolder(Path path) {
    /** The name of a data folder where none is given. */
    public static final String DEFAULT = ".baton";

    /** Where the admin key stands. */
    public Path keyFile() {
        return path.resolve("admin.key");
    }

    /** Where the database stands. */
    public Path database() {
        return path.resolve("baton.db");
    }

    /** Where the blobs stand. */
    public Path blobs() {
        return path.resolve("blobs");
    }

    /** Where a process that serves says so. */
    public Path endpointFile() {
        return path.resolve("endpoint");
    }

    /** What was changed last when a server last did what was due. */
    public Path tickFile() {
        return path.resolve("ticked");
    }

    /** Whether an engine has worked here. */
    public boolean exists() {
        return Files.isDirectory(path);
    }

    /** The admin key, if there is one and we may read it. */
    public Optional<String> key() {
        return read(keyFile()).map(String::strip).filter(key -> !key.isEmpty());
    }

    /** The address that a server working here has left; it may have died since. */
    public Optional<URI> endpoint() {
        try {
            Optional<Json> said = read(endpointFile()).map(JsonReader::read);
            // The folder is its owner's, and so is the server's certificate that it names.
            said.flatMap(endpoint -> endpoint.text("ca"))
                    .filter(file -> Trust.file().isEmpty())
                    .ifPresent(file -> Trust.in(Path.of(file)));
            return said.flatMap(endpoint -> endpoint.text("url")).map(URI::create);
        } catch (JsonReader.BadJson | IllegalArgumentException halfWritten) {
            return Optional.empty();
        }
    }

    /** The address of a server that works here and answers. */
    public Optional<URI> served() {
        return endpoint().filter(Http::ready);
    }

    /** Tells clients where this process serves; replaces what stood there in one step. */
    public void announce(URI url) {
        Json.Obj endpoint = Json.EMPTY
                .with("url", Json.of(url.toString()))
                .with("pid", Json.of(ProcessHandle.current().pid()));
        try {
            Path fresh = Files.createTempFile(path, "endpoint", ".new");
            Json whole = Trust.file()
                    .<Json>map(file -> endpoint.with("ca", Json.of(file.toString())))
                    .orElse(endpoint);
            Files.writeString(fresh, JsonWriter.pretty(whole) + "\n");
            Files.move(fresh, endpointFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same, unless a server that works here answers already: it is the better one to talk to. */
    public void announceUnlessServed(URI url) {
        if (served().isEmpty()) {
            announce(url);
        }
    }

    /** Takes the announcement back if it still is this process's own. */
    public void withdraw() {
        try {
            Optional<String> text = read(endpointFile());
            if (text.isPresent() && own(text.get())) {
                Files.deleteIfExists(endpointFile());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As {@link JsonWriter} spells it: a reader, loaded at the very end, would take longer than all else that is done then. */
    private static boolean own(String announcement) {
        String line = "\"pid\": " + ProcessHandle.current().pid();
        return announcement.lines().map(String::strip).anyMatch(one -> one.equals(line) || one.equals(line + ","));
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
