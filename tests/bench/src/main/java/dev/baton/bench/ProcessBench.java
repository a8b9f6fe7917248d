package dev.baton.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Jobs that are processes, {@code true} in bash each, run by commands from their start to their exit. */
final class ProcessBench {
    private static final int WARM_UP = 1;
    private static final int ROUNDS = 5;

    private ProcessBench() {}

    /**
     * Measures.
     *
     * @param root Baton's own folder, where its launcher is
     */
    static void run(Report report, Path root) throws Exception {
        List<Command> commands = List.of(new BatonCommand(root), new MakeCommand(), new SnakemakeCommand());
        List<Command> here = commands.stream().filter(Command::installed).toList();
        List<String> columns = new ArrayList<>(List.of("graph"));
        for (Command command : here) {
            columns.add(command.name());
            if (command != here.get(0)) {
                columns.add("ratio");
            }
        }
        report.table(
                "Jobs that are processes, start-up included (seconds: median of " + ROUNDS + ", fastest-slowest)",
                columns.toArray(String[]::new));
        // Nothing is removed before all is measured: some file systems make files slowly for minutes after many were
        // removed.
        try (Scratch scratch = Scratch.create()) {
            for (Layers graph : List.of(Layers.chain(100), Layers.fan(1000))) {
                measure(report, here, graph, scratch.folder());
            }
        }
        report.print();
        for (Command command : commands) {
            report.say(command.name() + ": " + (command.installed() ? command.does() : "not installed here"));
        }
    }

    private static void measure(Report report, List<Command> commands, Layers graph, Path folder) throws Exception {
        List<Rounds.Timed> things = new ArrayList<>();
        for (Command command : commands) {
            things.add(() -> command.run(graph, Files.createTempDirectory(folder, "run")));
        }
        List<Times> times = Rounds.alternate(WARM_UP, ROUNDS, things);
        List<String> row = new ArrayList<>(List.of(graph.title(), times.get(0).toString()));
        for (Times other : times.subList(1, times.size())) {
            row.add(other.toString());
            row.add(Report.ratio(times.get(0), other));
        }
        report.row(row.toArray(String[]::new));
    }
}
