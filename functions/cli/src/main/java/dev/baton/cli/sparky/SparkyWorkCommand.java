package dev.baton.cli.sparky;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.ApplicationVerb;
import dev.baton.cli.client.Baton;
import dev.baton.cli.runner.Beside;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs what is queued in Sparky's lanes, so many jobs at the same time. */
@Command(name = "work", description = "Runs queued scenarios: by their first line's interpreter, else raku or bash.")
public final class SparkyWorkCommand implements ApplicationVerb {
    private final Baton baton;

    @Option(
            names = {"-n", "--at-once"},
            paramLabel = "N",
            defaultValue = "4",
            description = "how many run at once; 4")
    private int atOnce;

    @Option(names = "--drain", description = "ends when nothing runs and nothing can be taken")
    private boolean drain;

    /** A verb of this command. */
    public SparkyWorkCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        Api api = baton.api();
        SparkyShift shift = new SparkyShift(baton.shell(), api, new Beside(Math.max(1, atOnce)), null);
        Runtime.getRuntime().addShutdownHook(new Thread(shift::close, "baton-end"));
        if (drain) {
            shift.begin();
            shift.drain();
        } else {
            baton.shell().out().println("Looking for Sparky's jobs at " + api.base());
            baton.shell().out().flush();
            shift.run();
        }
        return 0;
    }
}
