package dev.baton.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Decisions along one path of a tree: first the given ones, then the first of each. What was not taken can be tried later. */
final class Path implements Choices {
    private final int[] given;
    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> bounds = new ArrayList<>();

    Path(int... given) {
        this.given = given;
    }

    @Override
    public int below(int bound) {
        int choice = taken.size() < given.length ? given[taken.size()] : 0;
        taken.add(choice);
        bounds.add(bound);
        return choice;
    }

    /** The same path from its beginning to where it came. */
    Path again() {
        return new Path(taken.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Whether the given decisions are used up, so that what follows is new. */
    boolean beyond() {
        return taken.size() >= given.length;
    }

    /** Adds the paths that leave this one after its given part. */
    void branches(Deque<int[]> open) {
        for (int place = given.length; place < taken.size(); place++) {
            for (int other = 1; other < bounds.get(place); other++) {
                int[] branch =
                        Arrays.copyOf(taken.stream().mapToInt(Integer::intValue).toArray(), place + 1);
                branch[place] = other;
                open.push(branch);
            }
        }
    }
}
