package dev.baton.storekit;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether a history of concurrent calls could have come from one that runs them one by one, each at some moment between
 * its invocation and its reply (Herlihy and Wing). The search is Wing and Gong's with Lowe's memory of configurations met:
 * which calls have taken effect, and the state that they left. A call without a reply may take effect late or never.
 */
public final class Linearizability<S, I, O> {
    private record Configuration<S>(BitSet done, S state) {}

    private final SequentialModel<S, I, O> model;
    private final List<Call<I, O>> calls;
    private final BitSet answered = new BitSet();
    private BitSet furthest = new BitSet();
    private S furthestState;

    private Linearizability(SequentialModel<S, I, O> model, List<Call<I, O>> history) {
        this.model = model;
        calls = history.stream().sorted(Comparator.comparingLong(Call::invoked)).toList();
        for (int i = 0; i < calls.size(); i++) {
            answered.set(i, calls.get(i).answered());
        }
    }

    /** Why the history is not linearizable, from that state on; empty where it is. */
    public static <S, I, O> Optional<String> fault(
            SequentialModel<S, I, O> model, S initial, List<Call<I, O>> history) {
        return new Linearizability<>(model, history).search(initial);
    }

    private Optional<String> search(S initial) {
        Set<Configuration<S>> met = new HashSet<>();
        Deque<Configuration<S>> open = new ArrayDeque<>();
        open.push(new Configuration<>(new BitSet(), initial));
        furthestState = initial;
        while (!open.isEmpty()) {
            Configuration<S> now = open.pop();
            if (!met.add(now)) {
                continue;
            }
            if (complete(now.done)) {
                return Optional.empty();
            }
            if (now.done.cardinality() > furthest.cardinality()) {
                furthest = now.done;
                furthestState = now.state;
            }
            pushNext(now, open);
        }
        return Optional.of(report());
    }

    private boolean complete(BitSet done) {
        BitSet missing = (BitSet) answered.clone();
        missing.andNot(done);
        return missing.isEmpty();
    }

    /** Any call may be next that nobody saw begin after another, still missing one had its reply. */
    private void pushNext(Configuration<S> now, Deque<Configuration<S>> open) {
        long firstReply = firstReply(now.done);
        for (int i = now.done.nextClearBit(0); i < calls.size(); i = now.done.nextClearBit(i + 1)) {
            Call<I, O> call = calls.get(i);
            if (call.invoked() > firstReply) {
                return;
            }
            SequentialModel.Step<S, O> step = model.step(now.state, call.input());
            if (!call.answered() || step.output().equals(call.output())) {
                BitSet done = (BitSet) now.done.clone();
                done.set(i);
                open.push(new Configuration<>(done, step.after()));
            }
        }
    }

    private long firstReply(BitSet done) {
        long first = Long.MAX_VALUE;
        for (int i = done.nextClearBit(0); i < calls.size(); i = done.nextClearBit(i + 1)) {
            if (calls.get(i).invoked() > first) {
                return first;
            }
            first = Math.min(first, calls.get(i).returned());
        }
        return first;
    }

    private String report() {
        long firstReply = firstReply(furthest);
        String stuck = calls.stream()
                .filter(call -> !furthest.get(calls.indexOf(call)) && call.invoked() <= firstReply)
                .map(call -> "  " + call)
                .collect(Collectors.joining("\n"));
        return "of " + calls.size() + " calls " + furthest.cardinality() + " can be put in order, which leaves "
                + furthestState + "; then none of these fits:\n" + stuck + "\nAll calls:\n"
                + calls.stream().map(call -> "  " + call).collect(Collectors.joining("\n"));
    }
}
