package dev.baton.engine.pipeline;

import dev.baton.engine.access.AdminTokens;
import dev.baton.engine.access.JobTokens;
import java.time.Clock;
import java.util.Optional;

/** Who may speak for a job: its token within 72 hours, an administrator's token, and whom the door knows. */
final class Authority {
    private final JobTokens tokens;
    private final AdminTokens admins;
    private final Clock clock;
    private final boolean strict;

    /** @param strict whether a wrong job token is refused (the seed's word) or let pass, as the code of 2019 did */
    Authority(JobTokens tokens, AdminTokens admins, Clock clock, boolean strict) {
        this.tokens = tokens;
        this.admins = admins;
        this.clock = clock;
        this.strict = strict;
    }

    /** The job's token: the same until another one is issued. */
    String token(JobRecord job) {
        return tokens.of(subject(job), job.issued());
    }

    boolean expired(JobRecord job) {
        return clock.millis() - job.issued() >= JobTokens.LIFE.toMillis();
    }

    /** Why this one may not; empty if it may. */
    Optional<String> objection(JobRecord job, Credential by, boolean administrative) {
        return switch (by) {
            case Credential.Trusted(boolean admin) ->
                admin || !administrative ? Optional.empty() : Optional.of("only an administrator may do that");
            case Credential.Token(String text) -> {
                boolean right = tokens.accepts(subject(job), job.issued(), text) & !administrative;
                // Only a right token is quicker to tell.
                if (right || admins.accepts(text)) {
                    yield Optional.empty();
                }
                if (administrative) {
                    yield Optional.of("administrative token was not valid");
                }
                if (!strict) {
                    yield Optional.empty();
                }
                yield Optional.of(
                        expired(job)
                                ? "token older than 72 h: an administrator can issue another one"
                                : "token is not valid");
            }
        };
    }

    private static String subject(JobRecord job) {
        return "pipelinejob/" + job.uuid();
    }
}
