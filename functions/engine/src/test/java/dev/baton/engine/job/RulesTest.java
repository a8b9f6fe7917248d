package dev.baton.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.record.Ids;
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

    @Test
    void the_order_matters_among_rules_of_one_sort_only() {
        for (List<FailureRule> rules : List.of(
                List.of(ANY, SEVEN, ALSO_SEVEN), List.of(SEVEN, ANY, ALSO_SEVEN), List.of(SEVEN, ALSO_SEVEN, ANY))) {
            assertEquals(Optional.of(SEVEN), FailureRule.matching(rules, 7));
            assertEquals(Optional.of(SEVEN), FailureRule.matching(rules, 8));
            assertEquals(Optional.of(ANY), FailureRule.matching(rules, -9));
        }
        assertEquals(Optional.of(ALSO_SEVEN), FailureRule.matching(List.of(ANY, ALSO_SEVEN, SEVEN), 7));
        FailureRule otherAny = new FailureRule(List.of(), true, "other", 9, 9);
        assertEquals(Optional.of(otherAny), FailureRule.matching(List.of(SEVEN, otherAny, ANY), 1));
        assertEquals(Optional.empty(), FailureRule.matching(List.of(), 1));
    }

    @Test
    void a_rule_for_all_codes_that_lists_some_counts_as_specific_for_these() {
        FailureRule both = new FailureRule(List.of(3), true, null, 4, 0);
        assertEquals(Optional.of(both), FailureRule.matching(List.of(ANY, both), 3));
        assertEquals(Optional.of(ANY), FailureRule.matching(List.of(ANY, both), 4));
    }

    @Test
    void a_result_of_extreme_values_is_read_back_too() {
        Result first = new Result(
                ResultText.furtherId(1, 7),
                4194305,
                1,
                0,
                1,
                0,
                Integer.MIN_VALUE,
                Double.MIN_VALUE,
                "",
                JobStatus.FAILED,
                0L,
                Long.MAX_VALUE,
                0.0,
                1e300);
        assertEquals(first, ResultText.read(4194305, ResultText.write(first)));
    }

    @Test
    void a_further_results_id_is_marked_and_stays_below_2_to_the_53() {
        long id = ResultText.furtherId(Ids.MAX_WORKFLOW, Ids.MAX_NUMBER);
        assertTrue(id < 1L << 53);
        assertTrue(ResultText.further(id));
        assertFalse(ResultText.further(Ids.of(Ids.MAX_WORKFLOW, Ids.MAX_NUMBER)));
        assertEquals(Ids.of(Ids.MAX_WORKFLOW, Ids.MAX_NUMBER), ResultText.plainId(id));
        assertEquals(Ids.of(3, 4), ResultText.plainId(Ids.of(3, 4)));
    }
}
