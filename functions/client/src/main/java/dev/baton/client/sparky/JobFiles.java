package dev.baton.client.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Function;

/** Streams files to and from a server; none of them is kept in memory. */
record JobFiles(Courier courier, Function<URI, HttpRequest.Builder> known) {
    /** A file of any size must get through; a server that is silent for so long is gone. */
    private static final Duration UPLOAD = Duration.ofHours(1);

    private static final int TOO_LARGE = 413;

    void put(URI address, Path file) {
        HttpRequest request = known.apply(address)
                .timeout(UPLOAD)
                .header("Content-Type", "application/octet-stream")
                .PUT(publisher(file))
                .build();
        try {
            courier.call(request, Courier::text);
        } catch (RefusedException refused) {
            JsonNode elsewhere = JsonText.of(refused.said()).at("/error/upload");
            if (!elsewhere.path("url").isTextual()) {
                elsewhere = ask(address, refused);
            }
            courier.call(granted(elsewhere, file), Courier::text);
        }
    }

    /** Where to send it, when what stands before the server refused it, and so could not say. */
    private JsonNode ask(URI address, RefusedException refused) {
        if (refused.status() != TOO_LARGE) {
            throw refused;
        }
        HttpRequest request = known.apply(URI.create(address + "/upload"))
                .POST(BodyPublishers.noBody())
                .build();
        try {
            return JsonText.of(courier.call(request, Courier::text));
        } catch (RefusedException nowhere) {
            throw refused;
        }
    }

    /** What is too large for a server goes to its store, at an address that is its own permission: no token goes there. */
    private static HttpRequest granted(JsonNode grant, Path file) {
        HttpRequest.Builder request = Courier.request(
                        URI.create(grant.get("url").textValue()))
                .timeout(UPLOAD)
                .PUT(publisher(file));
        grant.path("headers")
                .properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        return request.build();
    }

    private static HttpRequest.BodyPublisher publisher(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException absent) {
            throw new UncheckedIOException(file + " is not there, or is no file that can be read", absent);
        }
    }

    /** The target changes only when all is there. */
    void get(URI address, Path target) {
        try {
            Path folder = target.toAbsolutePath().getParent();
            Path part = Files.createTempFile(folder, ".sparky-", ".part");
            try {
                courier.call(known.apply(address).build(), body -> {
                    Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
                    return part;
                });
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(target + " cannot be written", unwritable);
        }
    }
}
