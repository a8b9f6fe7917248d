package dev.baton.infratests;

import org.junit.jupiter.api.Assumptions;

/** Says in one plain line why a test cannot run here, and skips it. */
final class Missing {
    private Missing() {}

    static <T> T skip(String why) {
        System.out.println("skipped: " + why);
        return Assumptions.abort(why);
    }
}
