package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A command that runs a graph of processes, each time in a new folder. */
interface Command extends Contender {
    /** What its jobs do, and what it does about them. */
    String does();

    /** The program: a path, or a name to be found on PATH. */
    String program();

    /** Writes what the command reads into the folder, and tells its arguments. */
    List<String> prepare(Layers graph, Path folder) throws IOException;

    /** Whether it can be run on this machine. */
    default boolean installed() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program())));
    }

    @Override
    default long run(Layers graph) throws Exception {
        try (Scratch scratch = Scratch.create()) {
            return run(graph, scratch.folder());
        }
    }

    /** Runs the graph in this folder, which is empty, and leaves there what the command leaves; as {@link #run(Layers)} else. */
    default long run(Layers graph, Path folder) throws Exception {
        Path log = folder.resolve("log");
        List<String> arguments = prepare(graph, folder);
        ProcessBuilder builder = new ProcessBuilder(program())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.command().addAll(arguments);
        // A server that the user has running, or a data folder of theirs, is not what is measured.
        builder.environment().keySet().removeIf(name -> name.startsWith("BATON_") || name.startsWith("TORC_"));
        long begun = System.nanoTime();
        int code = builder.start().waitFor();
        long took = System.nanoTime() - begun;
        if (code != 0) {
            throw new IllegalStateException(name() + " ended with " + code + ":\n" + Files.readString(log));
        }
        return took;
    }
}
