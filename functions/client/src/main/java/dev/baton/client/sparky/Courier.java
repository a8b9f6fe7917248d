package dev.baton.client.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Sends requests, and sends them again when the answer was lost or the server is away for a moment. Every request of this API may
 * come twice: the same job queued within ten minutes is the same job, and what is put replaces what was there. Thread-safe.
 */
final class Courier {
    /** With the pauses and the longest wait for an answer, all of them together take less than seven minutes. */
    private static final int TRIES = 8;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTIONS = 5;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_REFUSAL = 64 << 10;

    private final HttpClient client;
    private final Time time;

    Courier(HttpClient client, Time time) {
        this.client = client;
        this.time = time;
    }

    /** The usual client, which believes these certificates as well; redirections are followed by {@link #call}, which leaves the token behind. */
    static HttpClient client(Optional<Path> certificates) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER);
        certificates.ifPresent(pem -> client.sslContext(Trust.in(pem)));
        return client.build();
    }

    /** Makes something of a good answer; called again where the answer broke off. */
    @FunctionalInterface
    interface Reading<T> {
        T of(InputStream body) throws IOException;
    }

    Time time() {
        return time;
    }

    /**
     * What the answer says, which has the status 200.
     *
     * @throws RefusedException for any other status below 500 but 429
     * @throws UnansweredException after the last try
     */
    <T> T call(HttpRequest request, Reading<T> reading) {
        String what = what(request);
        IOException last = null;
        String why = "";
        for (int tries = 0; tries < TRIES; tries++) {
            if (tries > 0) {
                pause(what, tries);
            }
            try {
                HttpResponse<InputStream> answer = exchange(request);
                try (InputStream body = answer.body()) {
                    if (answer.statusCode() == 200) {
                        return reading.of(body);
                    }
                    int status = answer.statusCode();
                    String said = new String(body.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
                    why = status + " " + reason(said);
                    if (status < 500 && status != 429) {
                        throw new RefusedException(status, what + ": " + why.strip() + hint(status), said);
                    }
                }
            } catch (IOException broken) {
                last = broken;
                why = "no answer (" + broken + ")";
            } catch (InterruptedException stopped) {
                throw interrupted(what, stopped);
            }
        }
        throw new UnansweredException(what + " was tried " + TRIES + " times: " + why.strip(), last);
    }

    /** The answer to one try, if it has the status 200; for what is asked again and again anyway. */
    Optional<String> ask(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = exchange(request);
            try (InputStream body = answer.body()) {
                return answer.statusCode() == 200 ? Optional.of(text(body)) : Optional.empty();
            }
        } catch (IOException broken) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            throw interrupted(what(request), stopped);
        }
    }

    /** Without the query, which may hold a signature. */
    private static String what(HttpRequest request) {
        return request.method() + " " + request.uri().toString().replaceFirst("\\?.*", "");
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        int followed = 0;
        while (request.method().equals("GET") && ELSEWHERE.contains(answer.statusCode())) {
            Optional<String> location = answer.headers().firstValue("Location");
            answer.body().close();
            if (location.isEmpty() || ++followed > MOST_REDIRECTIONS) {
                throw new IOException("redirected " + followed + " times, in the end to nowhere");
            }
            // The address is its own permission: no token goes there.
            URI next = answer.uri().resolve(location.get());
            answer = client.send(request(next).build(), HttpResponse.BodyHandlers.ofInputStream());
        }
        return answer;
    }

    static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE);
    }

    static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What people can read of a refusal: its text, or the message in it. */
    private static String reason(String said) {
        String text = said.strip();
        if (text.startsWith("{")) {
            JsonNode body = JsonText.of(text);
            text = body.at("/error/message").asText(body.path("message").asText(""));
        }
        return text.startsWith("<") ? "" : text.substring(0, Math.min(text.length(), LONGEST_REASON));
    }

    private static String hint(int status) {
        return status == 401 || status == 403 ? " (the token comes from the tag or variable SPARKY_API_TOKEN)" : "";
    }

    private void pause(String what, int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (tries - 1));
        try {
            time.pause(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        } catch (InterruptedException stopped) {
            throw interrupted(what, stopped);
        }
    }

    static UnansweredException interrupted(String what, InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new UnansweredException("interrupted during " + what, stopped);
    }
}
