package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.CLAIMED_AT;

import dev.baton.engine.access.JobTokens;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.push.Callbacks.Ticket;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Item;
import java.net.URI;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The secrets by which somebody speaks for one attempt: a token over job and attempt, and a nonce that says attempt and time of
 * claim by itself and is signed, so that neither has to be stored.
 */
final class Tickets {
    private static final int RADIX = 36;

    private final JobTokens tokens;
    private final Supplier<URI> base;

    Tickets(JobTokens tokens, Supplier<URI> base) {
        this.tokens = tokens;
        this.base = base;
    }

    /** The ticket of a claimed job's present attempt. */
    Ticket of(Item job) {
        long id = Ids.of(JobItems.workflow(job.key()), Keys.number(job.key()));
        int attempt = JobItems.attempt(job);
        long claimed = job.number(CLAIMED_AT, 0);
        String nonce =
                attempt + "-" + Long.toString(claimed, RADIX) + "-" + tokens.of("nonce/" + id + "/" + attempt, claimed);
        return new Ticket(id, attempt, nonce, tokens.of("job/" + id + "/" + attempt, claimed));
    }

    /** The attempt that both speak for; empty where one of them is wrong or too old. */
    OptionalInt attempt(long id, String nonce, String token) {
        String[] parts = nonce == null ? new String[0] : nonce.split("-", 4);
        if (parts.length != 3 || !parts[0].matches("[1-9][0-9]{0,8}") || !parts[1].matches("[0-9a-z]{1,10}")) {
            return OptionalInt.empty();
        }
        int attempt = Integer.parseInt(parts[0]);
        long claimed = Long.parseLong(parts[1], RADIX);
        boolean nonceIsOurs = tokens.accepts("nonce/" + id + "/" + attempt, claimed, parts[2]);
        boolean tokenIsOurs = tokens.accepts("job/" + id + "/" + attempt, claimed, token);
        return nonceIsOurs && tokenIsOurs ? OptionalInt.of(attempt) : OptionalInt.empty();
    }

    /** Where the holder calls; a status is to be appended. */
    String address(Ticket ticket) {
        return base.get() + "/baton/v1/jobs/" + ticket.jobId() + "/callback?x-nonce=" + ticket.nonce() + "&token="
                + ticket.token();
    }
}
