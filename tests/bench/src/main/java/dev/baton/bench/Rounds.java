package dev.baton.bench;

import java.util.ArrayList;
import java.util.List;

/** Measures several things in turn, so that whatever else the machine does meets all of them alike. */
final class Rounds {
    /** Something to be timed; it tells its own time in nanoseconds, so that preparations do not count. */
    @FunctionalInterface
    interface Timed {
        long nanos() throws Exception;
    }

    private Rounds() {}

    /** The times of each, in the order given; what the warm-up took is forgotten. */
    static List<Times> alternate(int warmUp, int rounds, List<Timed> things) throws Exception {
        long[][] nanos = new long[things.size()][rounds];
        for (int round = -warmUp; round < rounds; round++) {
            for (int thing = 0; thing < things.size(); thing++) {
                System.gc();
                long took = things.get(thing).nanos();
                if (round >= 0) {
                    nanos[thing][round] = took;
                }
            }
        }
        List<Times> times = new ArrayList<>();
        for (long[] each : nanos) {
            times.add(Times.of(each));
        }
        return times;
    }
}
