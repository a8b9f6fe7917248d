package dev.baton.cli.tui;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.LogNames;
import dev.baton.cli.client.Measures;
import dev.baton.cli.json.Json;
import dev.baton.cli.runner.LogTail;
import dev.baton.cli.tui.Facts.Details;
import dev.baton.cli.tui.Facts.JobLine;
import dev.baton.cli.tui.Facts.Log;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks a server about one job, and looks for its log here. */
record JobFacts(Api api, Path output) {
    private static final int MOST_LINES = 1000;

    static JobLine line(Json job) {
        return new JobLine(
                job.number("id"),
                job.text("name").orElse(""),
                job.text("status").orElse(""),
                Math.max(1, job.number("attempt_id")));
    }

    Details of(long id, Optional<Counts> workflow) {
        Json job = api.get("/jobs/" + id);
        Json why = api.baton("GET", "/jobs/" + id + "/why", null);
        List<Json> results = api.list(
                        "/results?workflow_id=" + job.number("workflow_id") + "&job_id=" + id + "&all_runs=true")
                .reversed();
        String log = log(job, results, workflow.map(Counts::run).orElse(0L));
        return new Details(
                line(job),
                job.text("command").orElse(""),
                why.text("message").orElse(""),
                why.get("waits_for").items().stream().map(JobFacts::awaited).toList(),
                results.stream().map(JobFacts::result).toList(),
                tail(log + ".o"),
                tail(log + ".e"));
    }

    private static String awaited(Json other) {
        String handsOn = Stream.of("files", "user_data")
                .flatMap(kind -> other.get(kind).items().stream())
                .map(name -> name instanceof Json.Text(String text) ? text : "")
                .collect(Collectors.joining(", "));
        return other.text("name").orElse("") + " (" + other.text("status").orElse("") + ")"
                + (handsOn.isEmpty() ? "" : " for " + handsOn);
    }

    private static String result(Json result) {
        List<String> parts = new ArrayList<>();
        parts.add("run " + result.number("run_id") + ", attempt " + result.number("attempt_id") + ": "
                + result.text("status").orElse("") + " with " + result.number("return_code"));
        result.text("exec_time_minutes").map(Measures::time).ifPresent(parts::add);
        result.text("peak_memory_bytes").map(Measures::memory).ifPresent(parts::add);
        result.text("peak_cpu_percent").map(Measures::percent).ifPresent(peak -> parts.add(peak + " % CPU"));
        return String.join(", ", parts);
    }

    /** Of the attempt that runs or ran last; before a job's first one there is nothing yet. */
    private static String log(Json job, List<Json> results, long run) {
        boolean ended = !results.isEmpty() && results.getFirst().number("attempt_id") == job.number("attempt_id");
        return LogNames.of(
                ended
                        ? results.getFirst()
                        : Json.EMPTY
                                .with("workflow_id", job.get("workflow_id"))
                                .with("job_id", job.get("id"))
                                .with("run_id", Json.of(run))
                                .with("attempt_id", Json.of(Math.max(1, job.number("attempt_id")))));
    }

    private Log tail(String name) {
        Path file = output.resolve(name);
        return new Log(name, Files.isReadable(file), LogTail.lines(file, MOST_LINES));
    }
}
