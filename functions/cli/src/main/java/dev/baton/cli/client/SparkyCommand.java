package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import dev.baton.cli.json.JsonWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about jobs as Sparky has them. */
@Command(
        name = "sparky",
        description = "Jobs as Sparky has them: queued in lanes of projects, spawned by one another.",
        footer = {
            "",
            "Inside a job, or from anywhere with -p and -j:",
            "  baton sparky queue -p builds -j first --tag stage=child child.sh",
            "  baton sparky wait builds/first",
            "  echo '{\"hello\": \"Sparky\"}' | baton sparky stash put",
            "  baton sparky file put README.md",
            "",
            "Start the sparrowfile of this folder as a main job, as sparrowdo does, and wait for it:",
            "  baton sparky wait $(baton sparky run --tags=stage=main)",
            "",
            "A server, a worker and a run take what is queued by themselves; so does, and nothing else:",
            "  baton sparky work"
        })
final class SparkyCommand extends Group {
    private static final int ASK_SECONDS = 25;
    private static final Map<String, String> WORDS =
            Map.of("-2", "QUEUED", "0", "RUNNING", "1", "OK", "-1", "FAIL", "-11", "FAIL");

    SparkyCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "status", description = "Prints QUEUED, RUNNING, OK, FAIL or UNKNOWN.")
    int status(@Mixin SparkyJobOption job) {
        baton.shell().out().println(word(job.api(baton).text("/status/" + job.path(baton.shell()))));
        return 0;
    }

    private static String word(Optional<String> code) {
        return code.map(text -> WORDS.getOrDefault(text.strip(), "UNKNOWN")).orElse("UNKNOWN");
    }

    @Command(
            name = "wait",
            description = "Waits for jobs, which need not be queued yet; exit code 1 unless all are OK.")
    int await(
            @Parameters(paramLabel = "PROJECT/ID", arity = "1..*") List<String> jobs,
            @Option(
                            names = "--timeout",
                            paramLabel = "SECONDS",
                            defaultValue = "600",
                            description = "how long for all of them; 600 where nothing is said")
                    long timeout,
            @Option(names = "--api", paramLabel = "URL", description = "another server") String api) {
        Api server = SparkyServers.at(baton, api);
        long end = System.nanoTime() + timeout * 1_000_000_000L;
        int[] counts = new int[3];
        for (String job : jobs) {
            int slash = job.indexOf('/');
            if (slash < 1 || slash == job.length() - 1) {
                throw new Failure("a job is named as PROJECT/ID, not " + job);
            }
            String path = Api.encode(job.substring(0, slash)) + "/" + Api.encode(job.substring(slash + 1));
            counts[until(server, path, end)]++;
        }
        baton.shell().out().println("OK=" + counts[0] + " FAIL=" + counts[1] + " TIMEOUT=" + counts[2]);
        return counts[0] == jobs.size() ? 0 : 1;
    }

    /** 0 for OK, 1 for FAIL, 2 for neither in time. */
    private static int until(Api server, String path, long end) {
        while (true) {
            long left = (end - System.nanoTime()) / 1_000_000_000L;
            String word = word(server.text("/status/" + path + "?wait=" + Math.clamp(left, 0, ASK_SECONDS)));
            if (word.equals("OK") || word.equals("FAIL")) {
                return word.equals("OK") ? 0 : 1;
            }
            if (left <= 0) {
                return 2;
            }
        }
    }

    @Command(name = "stash", description = "Reads or replaces the job's JSON value: get, or put.")
    int stash(
            @Mixin SparkyJobOption job,
            @Parameters(paramLabel = "get|put") String what,
            @Parameters(paramLabel = "FILE", arity = "0..1", defaultValue = "-", description = "- for standard streams")
                    String file) {
        Api api = job.api(baton);
        String[] names = job.path(baton.shell()).split("/");
        if (what.equals("get")) {
            String path = "/stash/" + job.path(baton.shell());
            LocalFile.write(baton.shell(), file, out -> api.transfer().download(path, out));
        } else if (what.equals("put")) {
            LocalFile.read(baton.shell(), file, source -> {
                Json value = JsonReader.read(SparkyQueueCommand.text(source));
                Json config = Json.EMPTY
                        .with("project", Json.of(decoded(names[0])))
                        .with("job-id", Json.of(decoded(names[1])));
                api.other("POST", "/stash", Json.EMPTY.with("config", config).with("data", value));
            });
        } else {
            throw new Failure("stash takes get or put, not " + what);
        }
        return 0;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    @Command(name = "file", description = "Reads, writes or lists the job's files: get, put, or list.")
    int file(
            @Mixin SparkyJobOption job,
            @Parameters(paramLabel = "get|put|list") String what,
            @Parameters(paramLabel = "NAME", arity = "0..1") String name,
            @Parameters(paramLabel = "LOCAL", arity = "0..1", description = "- for standard streams") String local) {
        Api api = job.api(baton);
        String[] names = job.path(baton.shell()).split("/");
        if (what.equals("list")) {
            Json files = api.baton("GET", "/sparky/jobs/" + names[0] + "/" + names[1] + "/files", null);
            files.get("files")
                    .items()
                    .forEach(file -> baton.shell().out().println(cell(file, "length") + "\t" + cell(file, "name")));
            return 0;
        }
        if (name == null) {
            throw new Failure("which file? " + what + " takes its name");
        }
        String here = local == null ? name.substring(name.lastIndexOf('/') + 1) : local;
        if (what.equals("get")) {
            String path = "/file/" + names[0] + "/" + names[1] + "/" + Transfer.path(name);
            LocalFile.write(baton.shell(), here, out -> api.transfer().download(path, out));
        } else if (what.equals("put")) {
            String path = "/file/project/" + names[0] + "/job/" + names[1] + "/filename/" + Transfer.path(name);
            LocalFile.read(
                    baton.shell(), here, source -> api.transfer().upload(path, "application/octet-stream", source));
        } else {
            throw new Failure("file takes get, put or list, not " + what);
        }
        return 0;
    }

    @Command(name = "meta", description = "What the job's report says in lines of meta, one JSON object a line.")
    int meta(@Mixin SparkyJobOption job) {
        List<Json> lines = new ArrayList<>(job.api(baton)
                .baton("GET", "/sparky/jobs/" + job.path(baton.shell()) + "/meta", null)
                .items());
        lines.forEach(line -> baton.shell().out().println(JsonWriter.compact(line)));
        return 0;
    }

    @Command(name = "report", description = "What the job has written.")
    int report(@Mixin SparkyJobOption job) {
        String path = job.path(baton.shell());
        String report = job.api(baton)
                .text("/report/raw/" + path)
                .orElseThrow(() -> new Failure("no job " + decoded(path) + " is known there"));
        baton.shell().out().print(report);
        return 0;
    }

    @Command(name = "cancel", description = "Ends what waits, stops what runs.")
    int cancel(@Mixin SparkyJobOption job) {
        String[] names = job.path(baton.shell()).split("/");
        job.api(baton).post("/cancel/project/" + names[0] + "/" + names[1]);
        return 0;
    }

    private static String state(Json lane) {
        if (lane.isTrue("disabled")) {
            return "disabled";
        }
        return lane.isTrue("stuck") ? "stuck: no worker takes its jobs" : "";
    }

    @Command(name = "health", description = "Lanes in which jobs wait or run, and whether they are stuck.")
    int health(@Mixin FormatOption format) {
        List<Json> lanes =
                baton.api().baton("GET", "/sparky/health", null).get("lanes").items();
        baton.output(format).list("lanes", lanes, () -> {
            Table table = new Table("Project", "Waiting", "Oldest (s)", "Running", "At once", "");
            lanes.forEach(lane -> table.row(
                    cell(lane, "project"),
                    cell(lane, "waiting"),
                    cell(lane, "oldest_seconds"),
                    Integer.toString(lane.get("running").items().size()),
                    cell(lane, "at_once"),
                    state(lane)));
            return table;
        });
        return 0;
    }
}
