package dev.baton.runtest;

import java.util.Random;

/**
 * How often something is killed, and when: the system property {@code baton.crash.rounds} counts the rounds of all tests
 * together, {@code baton.crash.seed} is what chance starts from, a number or "random".
 */
record Rounds(int count, long seed) {
    /** The share of one test, in twentieths. */
    static Rounds share(int twentieths) {
        int all = Integer.getInteger("baton.crash.rounds", 20);
        String seed = System.getProperty("baton.crash.seed", "1");
        long chosen = seed.equals("random") ? System.nanoTime() : Long.parseLong(seed);
        Rounds rounds = new Rounds(Math.max(1, all * twentieths / 20), chosen);
        System.out.println(rounds);
        return rounds;
    }

    Random random() {
        return new Random(seed);
    }

    @Override
    public String toString() {
        return count + " crashes; again by -Dbaton.crash.rounds and -Dbaton.crash.seed=" + seed;
    }
}
