package dev.baton.cli.plot;

import dev.baton.cli.client.Baton;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.LogFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws what jobs used; needs no server. */
@Command(
        name = "plot-resources",
        description = {
            "Draws the memory and CPU that jobs used over time, from what baton run and baton worker kept beneath their"
                    + " output folder.",
            "The picture is an HTML page that needs nothing else, or an SVG where its name ends in .svg. A job shorter"
                    + " than 50 ms is not measured."
        },
        footer = {
            "",
            "For example:",
            "  baton run workflow.yaml && baton plot-resources 1",
            "  baton plot-resources 1 --save memory.svg -j 4194305 -j 4194306",
            "  baton plot-resources node1/resource_utilization/*.jsonl node2/resource_utilization/*.jsonl"
        })
public final class PlotResourcesCommand implements Callable<Integer> {
    private final Baton baton;

    @Parameters(
            paramLabel = "WORKFLOW|FILE",
            arity = "1..*",
            description = "the workflow's id, or files that a runner kept")
    private List<String> sources;

    @Option(
            names = {"-s", "--save"},
            paramLabel = "FILE",
            description = "where to: .html or .svg; else resources_wfWORKFLOW.html")
    private Path target;

    @Option(
            names = {"-j", "--job-ids"},
            paramLabel = "JOB",
            split = ",",
            description = "only these jobs")
    private List<Long> jobs;

    @Mixin
    private LogFolder logs;

    /** A verb of this command. */
    public PlotResourcesCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        List<Curve> curves = CurveFiles.read(files()).stream()
                .filter(curve -> jobs == null || jobs.contains(curve.jobId()))
                .toList();
        if (curves.isEmpty()) {
            throw new Failure("nothing was measured"
                    + (jobs == null ? "" : " of these jobs")
                    + ": is this the machine that ran them, and " + logs.in(baton) + " its output folder? -o DIR says");
        }
        boolean one = sources.size() == 1 && isId(sources.getFirst());
        String title = one ? "Workflow " + sources.getFirst() : "Jobs";
        Path file = target != null
                ? target
                : Path.of(one ? "resources_wf" + sources.getFirst() + ".html" : "resources.html");
        boolean svg = file.toString().endsWith(".svg");
        if (!svg && !file.toString().matches(".*\\.html?")) {
            throw new Failure("--save must name an .html or .svg file, not " + file);
        }
        try {
            Files.writeString(
                    baton.shell().folder().resolve(file), svg ? Picture.of(title, curves) : Page.of(title, curves));
        } catch (IOException refused) {
            throw new Failure(Failure.reason(refused));
        }
        baton.shell()
                .out()
                .println("Drew " + curves.size() + (curves.size() == 1 ? " attempt" : " attempts") + " into " + file);
        return 0;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            if (isId(source)) {
                files.addAll(CurveFiles.of(logs.in(baton), Long.parseLong(source)));
            } else {
                files.add(baton.shell().folder().resolve(source));
            }
        }
        return files;
    }

    private static boolean isId(String source) {
        return source.matches("\\d{1,18}");
    }
}
