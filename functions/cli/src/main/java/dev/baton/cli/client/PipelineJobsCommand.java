package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about the jobs of pipelines. */
@Command(
        name = "pipelinejobs",
        description = "Set up jobs of pipelines, tell what happened to them, and read their histories.",
        footer = {
            "",
            "For example:",
            "  baton pipelinejobs create PIPELINE_UUID --data '{\"data\": {\"alpha\": 0.5}}'",
            "  baton pipelinejobs event UUID run",
            "  baton pipelinejobs callback UUID --nonce NONCE",
            "  baton pipelinejobs get UUID | jq .history"
        })
final class PipelineJobsCommand extends Group {
    private static final String PATH = "/pipelinejobs";

    PipelineJobsCommand(Baton baton) {
        super(baton);
    }

    private static String at(String uuid) {
        return PATH + "/" + Api.encode(uuid);
    }

    @Command(name = "list", description = "Jobs, newest first within a pipeline or a session.")
    int list(
            @Option(names = "--pipeline", paramLabel = "UUID", description = "only this pipeline's") String pipeline,
            @Option(names = "--session", paramLabel = "WORD", description = "only this session's") String session,
            @Option(
                            names = {"-s", "--status"},
                            paramLabel = "STATUS",
                            description = "only those in this state, such as running")
                    String status,
            @Mixin FormatOption format) {
        String filter = Stream.of(part("pipeline", pipeline), part("session", session), part("status", status))
                .collect(Collectors.joining());
        List<Json> jobs = Pages.all(baton.api(), PATH + "?limit=1000" + filter, "jobs");
        baton.output(format).list("pipelinejobs", jobs, () -> {
            Table table = new Table("UUID", "Status", "Last event", "Updated", "Session");
            jobs.forEach(job -> table.row(
                    cell(job, "uuid"),
                    cell(job, "status"),
                    cell(job, "last_event"),
                    cell(job, "updated"),
                    cell(job, "session")));
            return table;
        });
        return 0;
    }

    private static String part(String name, String value) {
        return value == null ? "" : "&" + name + "=" + Api.encode(value);
    }

    @Command(name = "get", description = "One job with its history.")
    int get(@Parameters(paramLabel = "UUID") String uuid, @Mixin FormatOption format) {
        baton.output(format).one(baton.api().other("GET", at(uuid), null));
        return 0;
    }

    @Command(name = "create", description = "Sets a job up; prints its UUID, token and path.")
    int create(
            @Parameters(paramLabel = "PIPELINE") String pipeline, @Mixin BodyOption body, @Mixin FormatOption format) {
        Map<String, Json> members = body.members(baton.shell());
        members.put("pipeline_uuid", Json.of(pipeline));
        baton.output(format).one(baton.api().other("POST", PATH, new Json.Obj(members)));
        return 0;
    }

    @Command(name = "event", description = "Tells what happened: run, update, finish, fail and others.")
    int event(
            @Parameters(paramLabel = "UUID") String uuid,
            @Parameters(paramLabel = "EVENT") String event,
            @Mixin BodyOption body,
            @Mixin FormatOption format) {
        Map<String, Json> members = new LinkedHashMap<>(Map.of("event", Json.of(event)));
        body.value(baton.shell()).ifPresent(data -> members.put("data", data));
        Json told = baton.api().other("POST", at(uuid) + "/events", new Json.Obj(members));
        baton.output(format).changed(told, "Job " + uuid + " is " + cell(told, "status"));
        return 0;
    }

    @Command(name = "cancel", description = "Removes a job that never ran.")
    int cancel(@Parameters(paramLabel = "UUID") String uuid, @Mixin FormatOption format) {
        Json done = baton.api().other("POST", at(uuid) + "/cancel", null);
        baton.output(format).changed(done, "Canceled job " + uuid);
        return 0;
    }

    @Command(name = "delete", description = "Hides a job, or removes it; its files stay.")
    int delete(
            @Parameters(paramLabel = "UUID") String uuid,
            @Option(names = "--force", description = "remove it") boolean force,
            @Mixin FormatOption format) {
        Json done = baton.api().other("DELETE", at(uuid) + "?force=" + force, null);
        baton.output(format).changed(done, "Deleted job " + uuid);
        return 0;
    }

    @Command(name = "reset", description = "Brings a job of 2020 back to CREATED, and removes its files.")
    int reset(
            @Parameters(paramLabel = "UUID") String uuid,
            @Option(names = "--keep-files", description = "leave the files") boolean keep,
            @Mixin FormatOption format) {
        Json done = baton.api().other("POST", at(uuid) + "/reset?keep_files=" + keep, null);
        baton.output(format).changed(done, "Job " + uuid + " is " + cell(done, "status"));
        return 0;
    }

    @Command(name = "token", description = "Prints the job's token, good for 72 hours since it was issued.")
    int token(
            @Parameters(paramLabel = "UUID") String uuid,
            @Option(names = "--renew", description = "issue another one; the old one ends") boolean renew) {
        Json told = baton.api().other(renew ? "POST" : "GET", at(uuid) + "/token", null);
        baton.shell().out().println(cell(told, "token"));
        return 0;
    }

    @Command(name = "callback", description = "Prints the address that takes reports on the job; append a status.")
    int callback(
            @Parameters(paramLabel = "UUID") String uuid,
            @Option(names = "--nonce", required = true, paramLabel = "NONCE", description = "one of the manager's")
                    String nonce,
            @Option(
                            names = "--manager",
                            paramLabel = "ACTOR",
                            defaultValue = "G56vjoAVzGkkq",
                            description = "the jobs manager's id: ${DEFAULT-VALUE} unless your server has another")
                    String manager) {
        Api api = baton.api();
        String token = cell(api.other("GET", at(uuid) + "/token", null), "token");
        baton.shell()
                .out()
                .println(api.base() + "/actors/v2/" + Api.encode(manager) + "/messages?x-nonce=" + Api.encode(nonce)
                        + "&token=" + token + "&uuid=" + Api.encode(uuid) + "&status=${STATUS}");
        return 0;
    }

    @Command(name = "audit", description = "What was sent to a job and changed nothing, with the reasons.")
    int audit(@Parameters(paramLabel = "UUID") String uuid, @Mixin FormatOption format) {
        List<Json> all = Pages.all(baton.api(), at(uuid) + "/audit?limit=1000", "audit");
        baton.output(format).list("audit", all, () -> {
            Table table = new Table("Date", "Kind", "Event", "Reason");
            all.forEach(each ->
                    table.row(cell(each, "date"), cell(each, "kind"), cell(each, "event"), cell(each, "reason")));
            return table;
        });
        return 0;
    }
}
