package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What jobs took beside what they asked for. */
record Utilization(Map<Json, Json> jobs, Map<Json, Json> requirements) {
    private static final double MEBI = 1 << 20;

    static Utilization of(Api api, long workflow) {
        return new Utilization(
                byId(api.list(new Listing("/jobs", workflow).toString())),
                byId(api.list(new Listing("/resource_requirements", workflow).toString())));
    }

    private static Map<Json, Json> byId(List<Json> records) {
        return records.stream().collect(Collectors.toMap(record -> record.get("id"), record -> record));
    }

    /** One for each resource of which both is known. */
    List<Json> rows(Json result) {
        Json job = jobs.getOrDefault(result.get("job_id"), Json.EMPTY);
        Json asked = requirements.getOrDefault(job.get("resource_requirements_id"), Json.EMPTY);
        List<Json> rows = new ArrayList<>();
        // The default requirements are those of a job that asked for nothing.
        boolean limits = !asked.text("name").equals(Optional.of("default"));
        row(rows, job, "Memory (MiB)", bytes(asked), number(result, "peak_memory_bytes"), MEBI, limits);
        row(rows, job, "CPU (%)", times(number(asked, "num_cpus"), 100), number(result, "peak_cpu_percent"), 1, limits);
        row(rows, job, "Time (min)", minutes(asked), number(result, "exec_time_minutes"), 1, limits);
        return rows;
    }

    private static void row(
            List<Json> rows,
            Json job,
            String resource,
            OptionalDouble asked,
            OptionalDouble peak,
            double unit,
            boolean limits) {
        if (asked.isPresent() && peak.isPresent()) {
            rows.add(Json.EMPTY
                    .with("job_id", job.get("id"))
                    .with("job_name", job.get("name"))
                    .with("resource", Json.of(resource))
                    .with("asked", spelled(asked.getAsDouble() / unit))
                    .with("peak", spelled(peak.getAsDouble() / unit))
                    .with("exceeded", Json.of(limits && peak.getAsDouble() > asked.getAsDouble())));
        }
    }

    private static Json spelled(double value) {
        return new Json.Num(String.format(Locale.ROOT, "%.2f", value));
    }

    private static OptionalDouble number(Json record, String field) {
        return record.get(field) instanceof Json.Num(String literal)
                ? OptionalDouble.of(Double.parseDouble(literal))
                : OptionalDouble.empty();
    }

    private static OptionalDouble times(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    /** Digits and one of k, m, g, t, which count by 1024. */
    private static OptionalDouble bytes(Json asked) {
        String text = Group.cell(asked, "memory").toLowerCase(Locale.ROOT);
        if (!text.matches("\\d+[kmgt]?")) {
            return OptionalDouble.empty();
        }
        int power = "kmgt".indexOf(text.charAt(text.length() - 1)) + 1;
        String digits = power == 0 ? text : text.substring(0, text.length() - 1);
        return OptionalDouble.of(Double.parseDouble(digits) * Math.pow(1024, power));
    }

    /** Durations with years, months or weeks are no one's limit: they are left out. */
    private static OptionalDouble minutes(Json asked) {
        try {
            return OptionalDouble.of(
                    Duration.parse(Group.cell(asked, "runtime")).toMillis() / 60_000.0);
        } catch (DateTimeParseException odd) {
            return OptionalDouble.empty();
        }
    }
}
