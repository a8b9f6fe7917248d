package dev.baton.cli.tui;

import dev.baton.cli.client.Api;
import dev.baton.cli.json.Json;
import dev.baton.cli.tui.Facts.JobLine;
import dev.baton.cli.tui.Facts.WorkflowLine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a server. Of jobs it asks for as many as the server gives at once: ten thousand. */
final class ServerFacts implements FactsSource {
    private static final int MOST_JOBS = 10_000;

    private final Api api;
    private final Clock clock;
    private final JobFacts details;

    /** @param output the folder with the logs of jobs */
    ServerFacts(Api api, Path output, Clock clock) {
        this.api = api;
        this.clock = clock;
        this.details = new JobFacts(api, output);
    }

    @Override
    public Facts fetch(Wanted wanted) {
        List<WorkflowLine> workflows = wanted.view() == View.WORKFLOWS ? workflows(wanted.counted()) : List.of();
        Optional<WorkflowLine> workflow =
                wanted.workflow() == 0 ? Optional.empty() : Optional.of(open(wanted.workflow()));
        List<JobLine> jobs = wanted.view() == View.JOBS ? jobs(wanted.workflow()) : List.of();
        Optional<Facts.Details> job = wanted.job() == 0
                ? Optional.empty()
                : Optional.of(details.of(wanted.job(), workflow.flatMap(WorkflowLine::counts)));
        List<JobLine> known = job.map(open -> List.of(open.line())).orElse(jobs);
        String time = LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        return new Facts(workflows, workflow, known, job, time.length() == 5 ? time + ":00" : time, "");
    }

    private List<WorkflowLine> workflows(List<Long> counted) {
        List<WorkflowLine> lines = new ArrayList<>();
        List<Json> all = api.list("/workflows?sort_by=id&reverse_sort=true");
        // Nobody has seen the list yet: the first screenful is what will be in sight.
        List<Long> inSight = counted.isEmpty()
                ? all.stream().limit(20).map(each -> each.number("id")).toList()
                : counted;
        for (Json workflow : all) {
            boolean sought = inSight.contains(workflow.number("id"));
            lines.add(line(workflow, sought ? counts(workflow.number("id")) : Optional.empty()));
        }
        return lines;
    }

    private WorkflowLine open(long id) {
        return line(api.get("/workflows/" + id), counts(id));
    }

    private static WorkflowLine line(Json workflow, Optional<Counts> counts) {
        return new WorkflowLine(
                workflow.number("id"),
                workflow.text("name").orElse(""),
                workflow.text("user").orElse(""),
                counts);
    }

    private Optional<Counts> counts(long workflow) {
        Json progress = api.baton("GET", "/workflows/" + workflow + "/progress", null);
        Map<String, Integer> byStatus = new LinkedHashMap<>();
        if (progress.get("counts") instanceof Json.Obj counts) {
            counts.members().keySet().forEach(status -> byStatus.put(status, (int) counts.number(status)));
        }
        return Optional.of(new Counts(
                byStatus, progress.isTrue("complete"), progress.isTrue("canceled"), progress.number("run_id")));
    }

    private List<JobLine> jobs(long workflow) {
        return api.get("/jobs?workflow_id=" + workflow + "&offset=0&limit=" + MOST_JOBS).get("items").items().stream()
                .map(JobFacts::line)
                .toList();
    }
}
