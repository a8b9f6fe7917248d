package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Streams stashes and files to and from a server. What is too large for the server goes to its store directly, and comes from there,
 * under an address that is its own permission: no key is ever sent to it.
 */
final class Transfer {
    /** What every server takes. Above that one asks first: a server that refuses may not be heard while one sends. */
    private static final long SURELY_TAKEN = 4_000_000;

    private static final Credentials NONE = new Credentials(Optional.empty());
    private final URI base;
    private final Credentials credentials;

    Transfer(URI base, Credentials credentials) {
        this.base = base;
        this.credentials = credentials;
    }

    /** Copies what stands at the path. */
    void download(String path, OutputStream out) {
        try {
            HttpURLConnection connection = Http.open("GET", URI.create(base + path), credentials);
            if (connection.getResponseCode() == 307) {
                String elsewhere = connection.getHeaderField("Location");
                if (elsewhere == null) {
                    throw new IOException("a redirection to nowhere");
                }
                connection = Http.open("GET", URI.create(elsewhere), NONE);
            }
            if (connection.getResponseCode() != 200) {
                throw Api.refusal(base, Http.reply(connection));
            }
            copy(connection, out);
        } catch (IOException broken) {
            throw Api.noAnswer(base, broken);
        }
    }

    private static void copy(HttpURLConnection connection, OutputStream out) throws IOException {
        long announced = connection.getContentLengthLong();
        try (InputStream in = connection.getInputStream()) {
            long copied = in.transferTo(out);
            if (announced >= 0 && copied != announced) {
                throw new IOException("the connection ended after " + copied + " of " + announced + " bytes");
            }
        }
    }

    /** Puts the bytes at the path. */
    void upload(String path, String type, Source source) {
        try {
            Optional<Json> grant = source.length() > SURELY_TAKEN ? ask(path) : Optional.empty();
            if (grant.isEmpty()) {
                Map<String, String> headers = Map.of("Content-Type", type);
                Http.Reply reply = Http.put(URI.create(base + path), credentials, headers, source);
                if (reply.status() == 413) {
                    grant = named(reply).or(() -> ask(path));
                }
                if (grant.isEmpty()) {
                    require(reply);
                    return;
                }
            }
            send(grant.get(), source);
        } catch (IOException broken) {
            throw Api.noAnswer(base, broken);
        }
    }

    private void require(Http.Reply reply) {
        if (reply.status() >= 300) {
            throw Api.refusal(base, reply);
        }
    }

    /** Asks for leave to send to the store; empty where the server takes everything itself, or says so only when it refuses. */
    private Optional<Json> ask(String path) {
        try {
            byte[] nothing = new byte[0];
            Http.Reply reply =
                    Http.send("POST", URI.create(base + path + "/upload"), credentials, "application/json", nothing);
            if (reply.status() == 409 || reply.status() == 405) {
                return Optional.empty();
            }
            require(reply);
            return Optional.of(Api.parse(reply));
        } catch (IOException broken) {
            throw Api.noAnswer(base, broken);
        }
    }

    /** What a refusal says can be done instead; a refusal may come from what stands before the server, and say nothing. */
    private static Optional<Json> named(Http.Reply reply) {
        try {
            Json upload = JsonReader.read(reply.body()).get("error").get("upload");
            return upload.text("url").isPresent() ? Optional.of(upload) : Optional.empty();
        } catch (JsonReader.BadJson plain) {
            return Optional.empty();
        }
    }

    private void send(Json grant, Source source) throws IOException {
        URI url = URI.create(grant.text("url").orElseThrow(() -> new IOException("leave to send to nowhere")));
        Map<String, String> headers = new LinkedHashMap<>();
        if (grant.get("headers") instanceof Json.Obj(Map<String, Json> members)) {
            members.forEach((name, value) -> {
                if (value instanceof Json.Text(String text)) {
                    headers.put(name, text);
                }
            });
        }
        Http.Reply reply = Http.put(url, NONE, headers, source);
        if (reply.status() >= 300) {
            throw new Failure("the store refused the upload with " + reply.status() + ": "
                    + reply.body().strip().lines().findFirst().orElse(""));
        }
    }

    /** A path of the native door for a name: its slashes stay. */
    static String path(String name) {
        return Api.encode(name).replace("%2F", "/");
    }

    /** The bytes of a text. */
    static Source source(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Source(bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
