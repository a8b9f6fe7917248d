package dev.baton.doors.torc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LikeTest {
    @Test
    void a_pattern_matches_the_whole_text() {
        assertTrue(Like.pattern("result_1").test("result_1"));
        assertFalse(Like.pattern("result_1").test("result_10"));
        assertFalse(Like.pattern("esult").test("result"));
    }

    @Test
    void underscore_is_one_character_and_percent_any_number() {
        assertTrue(Like.pattern("result_1").test("resultX1"));
        assertTrue(Like.pattern("%_1").test("result_1"));
        assertTrue(Like.pattern("a%b%%c").test("a\nb--c"));
        assertTrue(Like.pattern("_").test("😀"));
    }

    @Test
    void a_pattern_of_many_percents_takes_no_longer_than_any_other() {
        assertFalse(Like.pattern("%a".repeat(2000) + "b").test("a".repeat(4000)));
        assertTrue(Like.pattern("%a_".repeat(3) + "%").test("xaaaxaaxay"));
        assertTrue(Like.pattern("%").test(""));
        assertFalse(Like.pattern("").test("a"));
    }

    @Test
    void letters_of_either_case_match_and_nothing_else_is_special() {
        assertTrue(Like.pattern("Result.[x]").test("rESULT.[X]"));
        assertFalse(Like.pattern("a.c").test("abc"));
    }
}
