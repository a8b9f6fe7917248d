package dev.baton.engine.job;

import java.util.List;
import java.util.Optional;

/**
 * When a failed job runs again (specification of Torc, section 2.4).
 *
 * @param exitCodes the codes that the rule is for
 * @param matchAllExitCodes whether it is for any other code too
 * @param recoveryScript what {@code bash -c} runs before the next attempt; null for nothing
 * @param maxRetries how often the job is executed at most, the first time included
 * @param backoffSeconds how long to wait before the second attempt, doubled for each further one; 0 for not at all
 */
public record FailureRule(
        List<Integer> exitCodes,
        boolean matchAllExitCodes,
        String recoveryScript,
        int maxRetries,
        long backoffSeconds) {
    public FailureRule {
        exitCodes = List.copyOf(exitCodes);
    }

    /** The rule for this exit code: the first that lists it, else the first for all codes. */
    public static Optional<FailureRule> matching(List<FailureRule> rules, int exitCode) {
        return rules.stream()
                .filter(rule -> rule.exitCodes.contains(exitCode))
                .findFirst()
                .or(() -> rules.stream().filter(FailureRule::matchAllExitCodes).findFirst());
    }
}
