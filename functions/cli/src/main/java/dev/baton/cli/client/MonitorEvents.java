package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import dev.baton.cli.json.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints events as they happen. A stream that ends is taken up after the last event that was heard, so nothing is missed; what a
 * server tells twice then is printed twice, with the same id.
 */
@Command(
        name = "monitor",
        description = {
            "Prints what happens in a workflow, as it happens: a line each, or a JSON object on a line with -f json.",
            "Ends with Ctrl-C, after --duration, or when the workflow is gone."
        },
        footer = {
            "",
            "For example:",
            "  baton events monitor 1 --level warning",
            "  baton events monitor 1 --duration 10 -f json | jq -c 'select(.event_type == \"job_failed\")'"
        })
final class MonitorEvents implements Callable<Integer> {
    private final Baton baton;

    @Parameters(paramLabel = "WORKFLOW")
    private long workflow;

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "MINUTES",
            description = "for how long; 0 for as long as the server's first reply lasts")
    private Double duration;

    @Option(
            names = {"-p", "--poll-interval"},
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "the pause before a stream that ended is taken up; ${DEFAULT-VALUE} unless said")
    private double pause;

    @Option(
            names = {"-l", "--level"},
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "debug, info, warning or error: what matters less is left out; ${DEFAULT-VALUE} unless said")
    private String level;

    @Option(names = "--after", paramLabel = "ID", defaultValue = "", description = "begin after the event with that id")
    private String after;

    @Mixin
    private FormatOption format;

    MonitorEvents(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        Api api = baton.api();
        boolean json = baton.output(format).json();
        EventStream stream = new EventStream(after);
        long start = System.nanoTime();
        boolean again = true;
        while (again) {
            listen(api, stream, json, start);
            again = !over(start);
            if (again) {
                LockSupport.parkNanos((long) (pause * TimeUnit.SECONDS.toNanos(1)));
            }
        }
        return 0;
    }

    private boolean over(long start) {
        return duration != null && System.nanoTime() - start >= duration * TimeUnit.MINUTES.toNanos(1);
    }

    private void listen(Api api, EventStream stream, boolean json, long start) {
        String path = "/torc-service/v1/workflows/" + workflow + "/events/stream?level=" + Api.encode(level)
                + (stream.lastId().isEmpty() ? "" : "&last_event_id=" + Api.encode(stream.lastId()));
        try {
            HttpURLConnection connection = api.stream(path, patience(start));
            try (var lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                stream.read(lines, (name, data) -> print(name, data, json));
            } finally {
                connection.disconnect();
            }
        } catch (IOException broken) {
            // Its id is known: the next stream begins where this one broke off.
            if (duration == null) {
                baton.shell().err().println("warning: the stream broke off, going on: " + broken.getMessage());
            }
        }
    }

    /** How long to wait for the next byte, in milliseconds: no longer than it is to last. */
    private int patience(long start) {
        if (duration == null || duration == 0) {
            return 60_000;
        }
        long left = (long) (duration * 60_000) - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return Math.clamp(left, 1, 60_000);
    }

    private void print(String name, String data, boolean json) {
        Json event = JsonReader.read(data);
        String line = json
                ? JsonWriter.compact(event)
                : EventsCommand.time(event) + "  " + event.text("severity").orElse("info") + "  "
                        + event.text("event_type").orElse(name) + "  " + JsonWriter.compact(event.get("data"));
        baton.shell().out().println(line);
        baton.shell().out().flush();
    }
}
