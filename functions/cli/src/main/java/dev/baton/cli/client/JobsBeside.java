package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A workflow's jobs, each beside the record that it refers to.
 *
 * @param only the one job to show; null for all
 */
record JobsBeside(Baton baton, long workflow, Long only) {
    /**
     * Prints them.
     *
     * @param record what the jobs' field is called, without _id
     * @param fields a column's title and the record's field, with a space between
     */
    void print(String record, List<Json> records, FormatOption format, String... fields) {
        Map<Json, Json> byId = records.stream().collect(Collectors.toMap(item -> item.get("id"), item -> item));
        List<Json> pairs = new ArrayList<>();
        for (Json job : jobs()) {
            Json referred = byId.get(job.get(record + "_id"));
            if (referred != null) {
                pairs.add(Json.EMPTY
                        .with("job_id", job.get("id"))
                        .with("job_name", job.get("name"))
                        .with(record, referred));
            }
        }
        baton.output(format).list("jobs", pairs, () -> table(pairs, record, fields));
    }

    private List<Json> jobs() {
        Api api = baton.api();
        return only == null
                ? api.list(new Listing(JobsCommand.PATH, workflow).toString())
                : List.of(api.get(JobsCommand.PATH + "/" + only));
    }

    private static Table table(List<Json> pairs, String record, String... fields) {
        List<String> titles = new ArrayList<>(List.of("Job ID", "Job Name", "ID", "Name"));
        Arrays.stream(fields).map(field -> field.split(" ")[0]).forEach(titles::add);
        Table table = new Table(titles.toArray(String[]::new));
        for (Json pair : pairs) {
            Json referred = pair.get(record);
            List<String> row = new ArrayList<>(List.of(
                    Group.cell(pair, "job_id"),
                    Group.cell(pair, "job_name"),
                    Group.cell(referred, "id"),
                    Group.cell(referred, "name")));
            Arrays.stream(fields)
                    .map(field -> Group.cell(referred, field.split(" ")[1]))
                    .forEach(row::add);
            table.row(row.toArray(String[]::new));
        }
        return table;
    }
}
