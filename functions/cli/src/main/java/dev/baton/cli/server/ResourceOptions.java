package dev.baton.cli.server;

import dev.baton.cli.client.Options;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** What a runner may use, and how it works; null means what the machine has. Described by calls, for a run's quick start. */
final class ResourceOptions {
    private static final String OUTPUT = "output";

    /** How many jobs may run at once, whatever they ask for. */
    Integer maxParallelJobs;
    /** Processors to hand out. */
    Integer numCpus;
    /** Memory to hand out, in GiB. */
    Double memoryGb;
    /** GPUs to hand out. */
    Integer numGpus;
    /** Seconds between two looks at the server where nothing else wakes the runner. */
    Double pollInterval;
    /** Where the jobs' output goes. */
    Path outputDir = Path.of(OUTPUT);
    /** Refuses jobs that ask for more than there is, rather than running them alone. */
    boolean strict;
    /** Leaves what is queued in Sparky's lanes to other workers. */
    boolean noSparky;

    /** Adds the options to a verb. */
    void addTo(CommandSpec spec) {
        spec.addOption(Options.of(Integer.class, given -> maxParallelJobs = given, "--max-parallel-jobs")
                .paramLabel("N")
                .description("how many jobs run at once at most")
                .build());
        spec.addOption(Options.of(Integer.class, given -> numCpus = given, "--num-cpus")
                .paramLabel("N")
                .description("processors; else this machine's")
                .build());
        spec.addOption(Options.of(Double.class, given -> memoryGb = given, "--memory-gb")
                .paramLabel("GIB")
                .description("memory; else this machine's")
                .build());
        spec.addOption(Options.of(Integer.class, given -> numGpus = given, "--num-gpus")
                .paramLabel("N")
                .description("GPUs; else this machine's")
                .build());
        spec.addOption(Options.of(Double.class, given -> pollInterval = given, "-p", "--poll-interval")
                .paramLabel("SECONDS")
                .description("how often to look for new jobs")
                .build());
        spec.addOption(Options.of(Path.class, given -> outputDir = given, "-o", "--output-dir")
                .paramLabel("DIR")
                .defaultValue(OUTPUT)
                .description("where the jobs' output goes; ${DEFAULT-VALUE} unless given")
                .build());
        spec.addOption(Options.flag(given -> strict = given, "--strict")
                .description("leave a job that asks for more than there is, as Torc does; else it runs alone, with a"
                        + " warning")
                .build());
        spec.addOption(Options.flag(given -> noSparky = given, "--no-sparky")
                .description("leave what is queued for Sparky alone; else it is run beside")
                .build());
    }

    /** How many messages to actors run at once: each takes a processor. */
    int messages() {
        int cpus = numCpus == null ? Runtime.getRuntime().availableProcessors() : numCpus;
        return Math.max(1, maxParallelJobs == null ? cpus : Math.min(cpus, maxParallelJobs));
    }
}
