package dev.baton.cli.server;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What a runner may use, and how it works; null means what the machine has. */
public final class ResourceOptions {
    /** How many jobs may run at once, whatever they ask for. */
    @Option(names = "--max-parallel-jobs", paramLabel = "N", description = "how many jobs run at once at most")
    public Integer maxParallelJobs;

    /** Processors to hand out. */
    @Option(names = "--num-cpus", paramLabel = "N", description = "processors; else this machine's")
    public Integer numCpus;

    /** How many messages to actors run at once: each takes a processor. */
    int messages() {
        int cpus = numCpus == null ? Runtime.getRuntime().availableProcessors() : numCpus;
        return Math.max(1, maxParallelJobs == null ? cpus : Math.min(cpus, maxParallelJobs));
    }

    /** Memory to hand out, in GiB. */
    @Option(names = "--memory-gb", paramLabel = "GIB", description = "memory; else this machine's")
    public Double memoryGb;

    /** GPUs to hand out. */
    @Option(names = "--num-gpus", paramLabel = "N", description = "GPUs; else this machine's")
    public Integer numGpus;

    /** Seconds between two looks at the server where nothing else wakes the runner. */
    @Option(
            names = {"-p", "--poll-interval"},
            paramLabel = "SECONDS",
            description = "how often to look for new jobs")
    public Double pollInterval;

    /** Where the jobs' output goes. */
    @Option(
            names = {"-o", "--output-dir"},
            paramLabel = "DIR",
            defaultValue = "output",
            description = "where the jobs' output goes; ${DEFAULT-VALUE} unless given")
    public Path outputDir;

    /** Refuses jobs that ask for more than there is, rather than running them alone. */
    @Option(
            names = "--strict",
            description = "leave a job that asks for more than there is, as Torc does; else it runs alone, with a"
                    + " warning")
    public boolean strict;

    /** Leaves what is queued in Sparky's lanes to other workers. */
    @Option(names = "--no-sparky", description = "leave what is queued for Sparky alone; else it is run beside")
    public boolean noSparky;
}
