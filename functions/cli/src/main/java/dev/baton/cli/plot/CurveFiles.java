package dev.baton.cli.plot;

import dev.baton.cli.client.Failure;
import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reads what runners have kept of their jobs' usage. */
final class CurveFiles {
    private CurveFiles() {}

    /** The files of one workflow in an output folder. */
    static List<Path> of(Path output, long workflow) {
        Path folder = output.resolve("resource_utilization");
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("wf" + workflow + "_\\d+\\.jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** All curves in the files, the earliest first. A line that was cut off, as a killed runner leaves it, is passed over. */
    static List<Curve> read(List<Path> files) {
        List<Curve> curves = new ArrayList<>();
        for (Path file : files) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.forEach(line -> read(line, curves));
            } catch (IOException unreadable) {
                throw new Failure(Failure.reason(unreadable));
            }
        }
        curves.sort(Comparator.comparingLong(Curve::started));
        return curves;
    }

    private static void read(String line, List<Curve> curves) {
        try {
            Json told = JsonReader.read(line);
            List<Json> millis = told.get("millis").items();
            List<Json> memory = told.get("memory_bytes").items();
            List<Json> cpu = told.get("cpu_tenths").items();
            List<Curve.Point> points = new ArrayList<>();
            for (int i = 0; i < Math.min(millis.size(), Math.min(memory.size(), cpu.size())); i++) {
                points.add(
                        new Curve.Point((long) number(millis.get(i)), number(memory.get(i)), number(cpu.get(i)) / 10));
            }
            if (!points.isEmpty()) {
                curves.add(new Curve(
                        told.number("job_id"),
                        told.text("job_name").orElse(""),
                        told.number("attempt_id"),
                        told.number("started"),
                        points));
            }
        } catch (JsonReader.BadJson cutOff) {
            // As promised.
        }
    }

    private static double number(Json value) {
        return value instanceof Json.Num(String literal) ? Double.parseDouble(literal) : 0;
    }
}
