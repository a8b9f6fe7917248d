package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What ~/.torc.json5 says, the configuration of Torc's first generation.
 *
 * @param file where it is, or would be; empty where nobody knows the home folder
 */
record TorcRc(Optional<Path> file, Json settings) {
    private static final String NAME = ".torc.json5";

    /** Without the file it says nothing. */
    static TorcRc of(Shell shell) {
        Optional<Path> file =
                shell.variable("HOME").map(home -> shell.folder().resolve(home).resolve(NAME));
        return new TorcRc(file, file.map(TorcRc::read).orElse(Json.EMPTY));
    }

    /** A setting's text. */
    Optional<String> text(String setting) {
        return settings.text(setting).filter(value -> !value.isBlank());
    }

    private static Json read(Path file) {
        try {
            return JsonReader.readRelaxed(Files.readString(file));
        } catch (NoSuchFileException | NotDirectoryException none) {
            return Json.EMPTY;
        } catch (JsonReader.BadJson broken) {
            throw new Failure(file + " is no JSON5: " + broken.getMessage());
        } catch (IOException unreadable) {
            throw new Failure(Failure.reason(unreadable));
        }
    }
}
