package dev.baton.properties;

import java.util.Random;

/**
 * Runs a property for many seeds. Everything that a property does follows from its seed, so a failure names the seed and the
 * command that replays it alone: {@code -Dbaton.seed=7}. {@code -Dbaton.seeds=100000} tries more of them than usual.
 */
final class Seeds {
    private static final String ONE = "baton.seed";
    private static final String MANY = "baton.seeds";
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** What must hold for every seed. */
    @FunctionalInterface
    interface Property {
        void check(Random random) throws Exception;
    }

    private Seeds() {}

    /** Checks the property for seeds from 1 to that many; to be called by the test itself. */
    static void each(int usual, Property property) {
        String test = STACK.walk(frames -> frames.skip(1)
                .findFirst()
                .map(frame -> frame.getDeclaringClass().getSimpleName() + "#" + frame.getMethodName())
                .orElseThrow());
        Long one = Long.getLong(ONE);
        long last = one == null ? Long.getLong(MANY, usual) : one;
        for (long seed = one == null ? 1 : one; seed <= last; seed++) {
            try {
                property.check(new Random(seed));
            } catch (Throwable failure) {
                throw new AssertionError(
                        "seed " + seed + " (again: ./mvnw -pl tests/properties -am test -Dtest='" + test + "' -D" + ONE
                                + "=" + seed + " -Dsurefire.failIfNoSpecifiedTests=false): " + failure.getMessage(),
                        failure);
            }
        }
    }
}
