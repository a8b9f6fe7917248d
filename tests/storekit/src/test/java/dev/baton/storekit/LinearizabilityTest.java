package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The checker of histories finds what cannot be, and nothing else; shown on a register that reads, writes and swaps. */
final class LinearizabilityTest {
    private sealed interface Ask {}

    private record Read() implements Ask {}

    private record Write(int value) implements Ask {}

    private record Swap(int from, int to) implements Ask {}

    /** Reads reply the value, writes 0, swaps 1 when they took place and -1 else. */
    private static SequentialModel.Step<Integer, Integer> register(Integer now, Ask ask) {
        return switch (ask) {
            case Read() -> new SequentialModel.Step<>(now, now);
            case Write(int value) -> new SequentialModel.Step<>(value, 0);
            case Swap(int from, int to) when from == now -> new SequentialModel.Step<>(to, 1);
            case Swap refused -> new SequentialModel.Step<>(now, -1);
        };
    }

    private static Call<Ask, Integer> call(int invoked, int returned, Ask ask, int reply) {
        return new Call<>(0, invoked, returned, ask, reply);
    }

    private static Call<Ask, Integer> unanswered(int invoked, Ask ask) {
        return new Call<>(0, invoked, Long.MAX_VALUE, ask, null);
    }

    private static Optional<String> fault(List<Call<Ask, Integer>> history) {
        return Linearizability.fault(LinearizabilityTest::register, 0, history);
    }

    private static void assertLegal(List<Call<Ask, Integer>> history) {
        assertEquals(Optional.empty(), fault(history));
    }

    private static void assertFault(List<Call<Ask, Integer>> history) {
        assertTrue(fault(history).isPresent());
    }

    @Test
    void one_call_after_the_other_must_follow_the_model() {
        assertLegal(List.of());
        assertLegal(List.of(call(1, 2, new Write(5), 0), call(3, 4, new Read(), 5)));
        assertFault(List.of(call(1, 2, new Write(5), 0), call(3, 4, new Read(), 6)));
    }

    @Test
    void a_stale_read_is_found() {
        assertFault(List.of(call(1, 2, new Write(5), 0), call(3, 4, new Read(), 0)));
        assertFault(List.of(call(1, 8, new Write(5), 0), call(2, 3, new Read(), 5), call(4, 5, new Read(), 0)));
    }

    @Test
    void calls_at_the_same_time_may_have_any_order() {
        assertLegal(List.of(call(1, 4, new Write(5), 0), call(2, 3, new Read(), 0)));
        assertLegal(List.of(call(1, 4, new Write(5), 0), call(2, 3, new Read(), 5)));
        assertLegal(List.of(
                call(1, 9, new Write(5), 0),
                call(2, 8, new Write(6), 0),
                call(3, 4, new Read(), 6),
                call(5, 6, new Read(), 5)));
    }

    @Test
    void readers_must_agree_on_the_order_of_the_writes() {
        assertFault(List.of(
                call(1, 20, new Write(5), 0),
                call(2, 19, new Write(6), 0),
                call(3, 4, new Read(), 5),
                call(5, 6, new Read(), 6),
                call(7, 8, new Read(), 5)));
    }

    @Test
    void a_lost_update_is_found() {
        assertFault(List.of(call(1, 5, new Swap(0, 1), 1), call(2, 6, new Swap(1, 2), 1), call(7, 8, new Read(), 1)));
        assertFault(List.of(call(1, 5, new Swap(0, 1), 1), call(2, 6, new Swap(0, 2), 1)));
    }

    @Test
    void a_refusal_must_have_had_its_reason() {
        assertLegal(List.of(call(1, 4, new Swap(0, 1), 1), call(2, 3, new Swap(0, 2), -1)));
        assertFault(List.of(call(1, 2, new Swap(0, 1), -1)));
    }

    @Test
    void a_call_without_a_reply_may_have_been_applied_late_or_never() {
        assertLegal(List.of(unanswered(1, new Write(5)), call(2, 3, new Read(), 0), call(4, 5, new Read(), 5)));
        assertLegal(List.of(unanswered(1, new Write(5)), call(2, 3, new Read(), 0)));
        assertFault(List.of(unanswered(1, new Write(5)), call(2, 3, new Read(), 5), call(4, 5, new Read(), 0)));
        assertFault(List.of(call(1, 2, new Read(), 5), unanswered(3, new Write(5))));
    }

    @Test
    void a_fault_shows_where_the_order_breaks() {
        String fault = fault(List.of(call(1, 2, new Write(5), 0), call(3, 4, new Read(), 0)))
                .orElseThrow();
        assertTrue(
                fault.startsWith("of 2 calls 1 can be put in order, which leaves 5; then none of these fits:\n"
                        + "  thread 0 [3..4] Read[] -> 0\n"),
                fault);
    }

    /** Every order of the calls, without any cleverness. */
    private static boolean legal(List<Call<Ask, Integer>> rest, int state) {
        for (Call<Ask, Integer> next : rest) {
            boolean late = rest.stream().anyMatch(other -> other.returned() < next.invoked());
            SequentialModel.Step<Integer, Integer> step = register(state, next.input());
            if (!late && (!next.answered() || step.output().equals(next.output()))) {
                List<Call<Ask, Integer>> others = new ArrayList<>(rest);
                others.remove(next);
                if (legal(others, step.after())) {
                    return true;
                }
            }
        }
        return rest.stream().noneMatch(Call::answered);
    }

    @Test
    void the_checker_agrees_with_trying_every_order() {
        int illegal = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            List<Call<Ask, Integer>> history = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                int time = 0;
                for (int i = 0; i < 2; i++) {
                    // Times of one thread ascend, and no two threads share one.
                    int invoked = 3 * (time + 1 + random.nextInt(4)) + thread;
                    int returned = invoked + 3 * (1 + random.nextInt(4));
                    time = returned / 3;
                    Ask ask = switch (random.nextInt(3)) {
                        case 0 -> new Read();
                        case 1 -> new Write(random.nextInt(3));
                        default -> new Swap(random.nextInt(3), random.nextInt(3));
                    };
                    int reply = ask instanceof Read ? random.nextInt(3) : ask instanceof Write ? 0 : 1;
                    boolean lost = random.nextInt(8) == 0;
                    history.add(lost ? unanswered(invoked, ask) : call(invoked, returned, ask, reply));
                }
            }
            boolean legal = legal(history, 0);
            illegal += legal ? 0 : 1;
            assertEquals(legal, fault(history).isEmpty(), "seed " + seed + ": " + history);
        }
        assertTrue(illegal > 500 && illegal < 2900, illegal + " of 3000 histories were illegal");
    }

    @Test
    void a_long_history_takes_no_long_search() {
        List<Call<Ask, Integer>> history = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            for (int thread = 0; thread < 4; thread++) {
                history.add(call(8 * i + thread, 8 * i + 7 - thread, new Write(10 * i + thread), 0));
            }
        }
        assertEquals(Optional.empty(), fault(history));
        history.add(call(5000, 5001, new Read(), -7));
        assertFalse(fault(history).isEmpty());
    }
}
