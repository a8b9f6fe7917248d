package dev.baton.cli.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Torc's verbs for Slurm and for clusters, which Baton has not: each says so, and what to use in its place. */
@Command(description = "Not offered.")
final class NotOffered implements Callable<Integer> {
    private static final String WORKERS =
            "inside an allocation, start `baton worker` on each node with BATON_URL and BATON_API_KEY set; jobs with"
                    + " targets need no machine at all";

    /** By their names at the top. */
    static final Map<String, Function<Baton, Object>> VERBS = new LinkedHashMap<>();

    static {
        VERBS.put("slurm", baton -> new NotOffered("slurm", WORKERS));
        VERBS.put("hpc", baton -> new NotOffered("hpc", WORKERS));
        VERBS.put(
                "submit-slurm",
                baton -> new NotOffered("submit-slurm", "run it here with `baton run SPEC`, or " + WORKERS));
    }

    private final String verb;
    private final String instead;

    @Parameters(hidden = true, arity = "0..*")
    private List<String> arguments;

    @Unmatched
    private List<String> options;

    NotOffered(String verb, String instead) {
        this.verb = verb;
        this.instead = instead;
    }

    /** As what a group has among its verbs. */
    static CommandLine line(String verb, String instead) {
        CommandLine line = new CommandLine(new NotOffered(verb, instead));
        line.getCommandSpec().usageMessage().description("Not offered: " + instead + ".");
        return line;
    }

    static Failure failure(String verb, String instead) {
        return new Failure(verb + " is not offered, since Baton knows no Slurm: " + instead);
    }

    @Override
    public Integer call() {
        throw failure(verb, instead);
    }
}
