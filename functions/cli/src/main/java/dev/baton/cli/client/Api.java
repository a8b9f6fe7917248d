package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import dev.baton.cli.json.JsonWriter;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server's doors as the verbs see them: JSON in, JSON out, everything else a {@link Failure}. Paths start with a
 * slash; those of the torc door are given without its prefix.
 */
public final class Api {
    private static final String TORC = "/torc-service/v1";
    private static final int PAGE = 10_000;

    private final URI base;
    private final Credentials credentials;

    Api(URI base, Credentials credentials) {
        this.base = base;
        this.credentials = credentials;
    }

    /** The doors of a server whose key is known. */
    public static Api of(URI base, String key) {
        return new Api(base, new Credentials(Optional.of("Bearer " + key)));
    }

    /** Text as a part of a path or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A record of the torc door. */
    public Json get(String path) {
        return call("GET", TORC + path, null);
    }

    /** Creates through the torc door, or has something done; the body may be null. */
    public Json post(String path, Json body) {
        return call("POST", TORC + path, body);
    }

    /** Changes through the torc door; the body may be null. */
    public Json put(String path, Json body) {
        return call("PUT", TORC + path, body);
    }

    /** Deletes through the torc door. */
    public Json delete(String path) {
        return call("DELETE", TORC + path, null);
    }

    /** Calls the door of Torc's first generation; the body may be null. */
    public Json first(String method, String path, Json body) {
        return call(method, "/_db/workflows/torc-service" + path, body);
    }

    /** All items of a list of the torc door, page after page; the path has a query already. */
    public List<Json> list(String path) {
        List<Json> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            Json page = get(path + "&offset=" + all.size() + "&limit=" + PAGE);
            all.addAll(page.get("items").items());
            more = page.isTrue("has_more") && !page.get("items").items().isEmpty();
        }
        return all;
    }

    /** Sends bytes to one of Baton's own addresses; 200 and 422 are both replies. */
    Http.Reply upload(String path, byte[] bytes) {
        Http.Reply reply = exchange("POST", path, "application/octet-stream", bytes);
        if (reply.status() != 200 && reply.status() != 422) {
            throw refusal(reply);
        }
        return reply;
    }

    /** Calls one of Baton's own addresses; the body may be null. */
    public Json baton(String method, String path, Json body) {
        return call(method, "/baton/v1" + path, body);
    }

    /** Calls an address of another door; the body may be null. */
    public Json other(String method, String path, Json body) {
        return call(method, path, body);
    }

    /** Calls the actors door, by a path behind its prefix; the result in its envelope. */
    public Json actors(String method, String path, Json body) {
        return call(method, "/actors/v2" + path, body).get("result");
    }

    /** The whole path's reply, still being written; each read waits so long at most. Other replies than 200 are failures. */
    public HttpURLConnection stream(String path, int readMillis) throws IOException {
        HttpURLConnection connection = Http.open("GET", URI.create(base + path), credentials);
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setReadTimeout(readMillis);
        if (connection.getResponseCode() != 200) {
            throw refusal(Http.reply(connection));
        }
        return connection;
    }

    /** What Sparky's door answers as text; empty where it knows nothing of that. */
    Optional<String> text(String path) {
        Http.Reply reply = exchange("GET", path, "", null);
        if (reply.status() >= 300 && reply.status() != 404) {
            throw refusal(reply);
        }
        return reply.status() == 404 ? Optional.empty() : Optional.of(reply.body());
    }

    /** Has Sparky's door do what needs no words; its answer is text. */
    void post(String path) {
        Http.Reply reply = exchange("POST", path, "text/plain", new byte[0]);
        if (reply.status() >= 300) {
            throw refusal(reply);
        }
    }

    /** Sends bytes, such as a piece of a report, to one of Baton's own addresses. */
    public Json send(String method, String path, String type, byte[] bytes) {
        Http.Reply reply = exchange(method, path, type, bytes);
        if (reply.status() >= 300) {
            throw refusal(reply);
        }
        return reply.body().isBlank() ? Json.EMPTY : parse(reply);
    }

    /** Streams to and from the same server. */
    Transfer transfer() {
        return new Transfer(base, credentials);
    }

    /** Whether the server is this machine's own, by the address's name. */
    public boolean here() {
        return Credentials.isLoopback(base);
    }

    /** Where the server is. */
    public URI base() {
        return base;
    }

    /** The key, for a job that talks to the server itself; empty where it is none of Baton's. */
    public Optional<String> key() {
        return credentials.key();
    }

    private Json call(String method, String path, Json body) {
        byte[] bytes = body == null ? null : JsonWriter.compact(body).getBytes(StandardCharsets.UTF_8);
        Http.Reply reply = exchange(method, path, "application/json", bytes);
        if (reply.status() >= 300) {
            throw refusal(reply);
        }
        return reply.body().isBlank() ? Json.EMPTY : parse(reply);
    }

    static Json parse(Http.Reply reply) {
        try {
            return JsonReader.read(reply.body());
        } catch (JsonReader.BadJson broken) {
            throw new Failure("the server's reply is no JSON: " + broken.getMessage());
        }
    }

    private Http.Reply exchange(String method, String path, String type, byte[] bytes) {
        try {
            Http.Reply reply = Http.send(method, URI.create(base + path), credentials, type, bytes);
            return reply.status() == 307 && method.equals("GET") ? follow(reply) : reply;
        } catch (IOException unreachable) {
            throw noAnswer(base, unreachable);
        }
    }

    static NoAnswer noAnswer(URI base, IOException unreachable) {
        return new NoAnswer("no answer from " + base + " (" + unreachable.getMessage()
                + "): start a server with `baton server`, or set BATON_URL");
    }

    /** What is too large for a reply stands elsewhere, under an address that is its own permission. */
    private static Http.Reply follow(Http.Reply reply) throws IOException {
        URI elsewhere = URI.create(reply.location().orElseThrow(() -> new IOException("a redirection to nowhere")));
        return Http.send("GET", elsewhere, new Credentials(Optional.empty()), "", null);
    }

    private Refusal refusal(Http.Reply reply) {
        return refusal(base, reply);
    }

    static Refusal refusal(URI base, Http.Reply reply) {
        if (reply.status() == 401) {
            return new Refusal(
                    401,
                    base + " wants a key: give --api-key, or set BATON_API_KEY, or run in the data folder's parent");
        }
        // Sparky's door knows no more words than its clients do.
        boolean badToken = reply.status() == 403 && reply.body().strip().equals("bad token");
        return new Refusal(
                reply.status(),
                badToken
                        ? message(reply) + " (" + base + " must have the SPARKY_API_TOKEN that this call has)"
                        : message(reply));
    }

    /** Torc's dialect has the message in an object, Baton's own beside the error, and a proxy none at all. */
    static String message(Http.Reply reply) {
        try {
            Json body = JsonReader.read(reply.body());
            return body.get("error")
                    .text("message")
                    .or(() -> body.text("message"))
                    .or(() -> body.text("errorMessage"))
                    .or(() -> body.text("error"))
                    .orElse("the server answered " + reply.status());
        } catch (JsonReader.BadJson plain) {
            String text = reply.body().strip();
            boolean readable = !text.isEmpty() && text.length() <= 500 && !text.startsWith("<");
            return "the server answered " + reply.status() + (readable ? ": " + text : "");
        }
    }
}
