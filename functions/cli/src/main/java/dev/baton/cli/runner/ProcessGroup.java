package dev.baton.cli.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/** A process, and all that it has started, which end together. */
public record ProcessGroup(Process process, String token) {
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Starts it; what it starts is known by a variable of its environment even when it left the tree. */
    public static ProcessGroup start(ProcessBuilder builder) throws IOException {
        JobMark mark = new JobMark(UUID.randomUUID() + ";");
        builder.environment().compute(JobMark.VARIABLE, (name, inherited) -> mark.value(inherited));
        return new ProcessGroup(builder.start(), mark.token());
    }

    /** Asks all of it to end, and ends what has not after five seconds; returns when nothing of it is alive. */
    public void end() {
        TreeKiller.end(new ProcessTree(process.toHandle(), new JobMark(token)), GRACE);
    }
}
