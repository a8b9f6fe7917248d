package dev.baton.engine.sparky;

import dev.baton.engine.RefusedException;
import dev.baton.engine.access.JobTokens;
import dev.baton.engine.stash.EntryLinks;
import java.net.URI;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The secrets by which somebody without a key ends one build: a signed nonce and a token, which nobody has to store. */
record SparkyTickets(JobTokens tokens, Supplier<URI> base) {
    private static final int RADIX = 36;

    Ticket of(SparkyJob job) {
        if (job.state() != JobState.RUNNING) {
            throw new RefusedException(
                    "job " + job.name() + " does not run; only a job that runs can be called back for");
        }
        long build = job.build();
        String subject = subject(job.name(), build);
        String nonce = build + "-" + Long.toString(job.begunAt(), RADIX) + "-"
                + tokens.of("sparky-nonce/" + subject, job.begunAt());
        return ticket(job.name(), build, nonce, tokens.of("sparky-job/" + subject, job.begunAt()));
    }

    private Ticket ticket(JobName name, long build, String nonce, String token) {
        String address = base.get().toString().replaceAll("/+$", "") + "/baton/v1/sparky/jobs/"
                + EntryLinks.path(name.project()) + "/" + EntryLinks.path(name.job()) + "/callback?x-nonce=" + nonce
                + "&token=" + token;
        return new Ticket(name, build, nonce, token, address);
    }

    /** The build that both speak for; empty where one of them is wrong or too old. */
    OptionalLong build(JobName name, String nonce, String token) {
        String[] parts = nonce == null ? new String[0] : nonce.split("-", 4);
        if (parts.length != 3 || !parts[0].matches("[1-9][0-9]{0,9}") || !parts[1].matches("[0-9a-z]{1,10}")) {
            return OptionalLong.empty();
        }
        long build = Long.parseLong(parts[0]);
        long begun = Long.parseLong(parts[1], RADIX);
        String subject = subject(name, build);
        boolean nonceIsOurs = tokens.accepts("sparky-nonce/" + subject, begun, parts[2]);
        boolean tokenIsOurs = tokens.accepts("sparky-job/" + subject, begun, token);
        return nonceIsOurs && tokenIsOurs ? OptionalLong.of(build) : OptionalLong.empty();
    }

    private static String subject(JobName name, long build) {
        return name.owner().prefix() + "/" + build;
    }
}
