package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A specification on its way to a server, which parses it, so that a file means the same to every client.
 *
 * @param spec its file, as the user wrote it
 */
record SpecUpload(Baton baton, Api api, Path spec) {
    private static final long LARGEST = 64L << 20;

    /** What the server says of it; empty when it has mistakes, which are printed. */
    Optional<Json> send(boolean dryRun) {
        byte[] bytes = read(baton.shell().folder().resolve(spec));
        String name = spec.getFileName().toString();
        String query = "?file=" + Api.encode(name) + (dryRun ? "&dry_run=true" : "");
        Http.Reply answer = api.upload("/baton/v1/workflows" + query, bytes);
        Json reply = Api.parse(answer);
        if (answer.status() == 422) {
            new SpecProblems(name, spec.toString()).print(reply, Api.message(answer), baton.shell());
            return Optional.empty();
        }
        reply.get("warnings").items().forEach(this::warn);
        return Optional.of(reply);
    }

    /** Creates the workflow and tells its id. */
    long create() {
        return send(false).map(SpecUpload::id).orElseThrow(() -> new Failure(spec + " makes no workflow"));
    }

    static long id(Json reply) {
        return Math.max(reply.number("workflow_id"), reply.number("id"));
    }

    private byte[] read(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new Failure(spec + " has " + (size >> 20) + " MiB; a specification may have " + (LARGEST >> 20)
                        + " MiB at most");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException absent) {
            throw new Failure("there is no file " + spec);
        } catch (IOException unreadable) {
            throw new Failure(spec + " cannot be read: " + unreadable.getMessage());
        }
    }

    private void warn(Json warning) {
        String text = warning instanceof Json.Text(String message)
                ? message
                : warning.text("message").orElseGet(() -> JsonWriter.compact(warning));
        baton.shell().err().println("warning: " + text);
    }
}
