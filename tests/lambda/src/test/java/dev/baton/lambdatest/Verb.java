package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as a user calls it in this folder, with the URL and the key of the deployment. */
record Verb(URI url, Path folder) {
    static final long PATIENCE_SECONDS = 300;

    /** The JSON that the command printed. */
    JsonNode json(String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("-f", "json"));
        return new ObjectMapper().readTree(said(words.toArray(String[]::new)));
    }

    /** What the command printed, which must have ended well. */
    String said(String... arguments) throws Exception {
        Process process = command(arguments)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(ended, () -> read("errors"));
        assertEquals(0, process.exitValue(), () -> read("out") + read("errors"));
        return read("out");
    }

    /** A file of the folder; what the commands complained of stands in {@code errors}. */
    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    ProcessBuilder command(String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(Zip.REPOSITORY.resolve("baton").toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                // The launcher says there when it builds or prepares something.
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors").toFile()))
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(BATON|TORC)_.*"));
        builder.environment().put("BATON_URL", url.toString());
        builder.environment().put("BATON_API_KEY", Cloud.ADMIN_KEY);
        builder.environment().put("BATON_DATA", folder.resolve(".baton").toString());
        return builder;
    }
}
