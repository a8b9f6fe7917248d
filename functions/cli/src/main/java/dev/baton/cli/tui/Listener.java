package dev.baton.cli.tui;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.EventStream;
import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hears what happens in one workflow, from its beginning on, in a thread of its own. Thread-safe. */
final class Listener implements AutoCloseable {
    private static final int READ_MILLIS = 60_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Api api;
    private final long workflow;
    private final Consumer<Facts.Event> heard;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("baton-events").unstarted(this::run);
    private volatile boolean over;
    private volatile HttpURLConnection connection;

    Listener(Api api, long workflow, Consumer<Facts.Event> heard) {
        this.api = api;
        this.workflow = workflow;
        this.heard = heard;
    }

    void start() {
        thread.start();
    }

    private void run() {
        EventStream stream = new EventStream("0-");
        while (!over) {
            try {
                listen(stream);
            } catch (IOException | RuntimeException broken) {
                // The facts tell that the server is gone; its id says where the next stream goes on.
                Optional.ofNullable(connection).ifPresent(HttpURLConnection::disconnect);
            }
            if (!over) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
            }
        }
    }

    private void listen(EventStream stream) throws IOException {
        connection = api.stream(
                "/torc-service/v1/workflows/" + workflow + "/events/stream?last_event_id="
                        + Api.encode(stream.lastId()),
                READ_MILLIS);
        try (var lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            stream.read(lines, (name, data) -> {
                if (!over) {
                    heard.accept(event(JsonReader.read(data)));
                }
            });
        }
    }

    static Facts.Event event(Json told) {
        Json data = told.get("data");
        String text = Stream.of("job_name", "status", "return_code", "category", "text", "message")
                .flatMap(field -> data.text(field).map(value -> words(field, value)).stream())
                .filter(word -> !word.equals(told.text("event_type").orElse("")))
                .collect(Collectors.joining(", "));
        return new Facts.Event(
                // What another's end brought about has no time of its own.
                told.number("timestamp") == 0
                        ? ""
                        : TIME.format(
                                Instant.ofEpochMilli(told.number("timestamp")).atZone(ZoneId.systemDefault())),
                told.text("severity").orElse("info"),
                told.text("event_type").orElse("event"),
                text);
    }

    private static String words(String field, String value) {
        return field.equals("return_code") ? "code " + value : value;
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
        Optional.ofNullable(connection).ifPresent(HttpURLConnection::disconnect);
    }
}
