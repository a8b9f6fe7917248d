package dev.baton.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RulesTest {
    private static final FailureRule ANY = new FailureRule(List.of(), true, null, 2, 0);
    private static final FailureRule SEVEN = new FailureRule(List.of(7, 8), false, "fix", 5, 30);
    private static final FailureRule ALSO_SEVEN = new FailureRule(List.of(7), false, null, 1, 0);

    @Test
    void a_rule_for_the_code_comes_before_one_for_all_and_the_first_of_several_counts() {
        List<FailureRule> rules = List.of(ANY, SEVEN, ALSO_SEVEN);
        assertEquals(Optional.of(SEVEN), FailureRule.matching(rules, 7));
        assertEquals(Optional.of(ANY), FailureRule.matching(rules, 1));
        assertEquals(Optional.empty(), FailureRule.matching(List.of(SEVEN), 1));
    }

    @Test
    void rules_are_kept_as_clients_write_them() {
        assertEquals(List.of(ANY, SEVEN), RuleText.parse(RuleText.write(List.of(ANY, SEVEN))));
        assertEquals(List.of(new FailureRule(List.of(3), false, null, 3, 0)), RuleText.parse("[{\"exit_codes\":[3]}]"));
        assertEquals(List.of(), RuleText.parse(null));
    }

    @Test
    void differing_fields_are_named() {
        assertEquals(List.of("b", "c", "d"), InputHashes.differences("a=1,b=2,c=3", "a=1,b=9,d=4"));
        assertEquals(List.of(), InputHashes.differences("", null));
    }

    @Test
    void a_result_is_read_back_from_its_text() {
        Result full = new Result(
                5,
                4194305,
                1,
                2,
                3,
                4194310,
                -15,
                1.25,
                "2026-01-01T00:00:00Z",
                JobStatus.TERMINATED,
                10L,
                9L,
                99.5,
                50.25);
        assertEquals(full, ResultText.read(4194305, ResultText.write(full)));
        Result bare = new Result(
                5, 4194305, 1, 2, 3, 4194310, 0, 0, "any | text", JobStatus.COMPLETED, null, null, null, null);
        assertEquals(bare, ResultText.read(4194305, ResultText.write(bare)));
    }
}
