package dev.baton.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class InputHashesTest {
    private static NewJob job(String command, String script, List<Long> inputs, List<Long> outputs) {
        return new NewJob(
                "n", command, script, true, false, 0, null, null, null, List.of(), inputs, outputs, null, List.of());
    }

    private static List<String> differences(NewJob before, NewJob now) {
        return InputHashes.differences(InputHashes.madeOf(before), InputHashes.madeOf(now));
    }

    @Test
    void what_changed_in_a_job_is_named() {
        NewJob plain = job("echo", null, List.of(1L, 2L), List.of());
        assertEquals(List.of(), differences(plain, job("echo", null, List.of(2L, 1L), List.of())), "order is nothing");
        assertEquals(List.of("command"), differences(plain, job("echo 2", null, List.of(1L, 2L), List.of())));
        assertEquals(List.of("invocation_script"), differences(plain, job("echo", "x", List.of(1L, 2L), List.of())));
        assertEquals(
                List.of("input_files", "output_files"),
                differences(plain, job("echo", null, List.of(1L), List.of(2L))));
    }

    @Test
    void a_relation_named_twice_is_one() {
        assertEquals(
                List.of(),
                differences(job("x", null, List.of(1L, 2L), null), job("x", null, List.of(2L, 1L, 2L), List.of())));
    }

    @Test
    void what_a_job_is_called_or_how_urgent_it_is_changes_no_outcome() {
        NewJob other =
                new NewJob("m", "echo", null, false, true, 9, 4L, 5L, 6L, null, null, List.of(), List.of(), null);
        assertEquals(List.of(), differences(job("echo", null, List.of(), null), other));
    }

    @Test
    void a_field_that_came_or_went_differs() {
        assertEquals(List.of("a"), InputHashes.differences("", "a=1"));
        assertEquals(List.of("a"), InputHashes.differences("a=1", null));
        assertEquals(List.of(), InputHashes.differences(null, ""));
        assertEquals(List.of("a", "c"), InputHashes.differences("c=1,b=2,a=3", "b=2"));
    }

    @Test
    void the_text_is_read_back_as_it_was_written() {
        TreeMap<String, String> fields = new TreeMap<>();
        fields.put("f3", InputHashes.brief("x"));
        fields.put("u1", "!");
        String text = InputHashes.format(fields);
        assertTrue(text.matches("f3=[0-9a-f]{8},u1=!"), text);
        assertEquals(List.of(), InputHashes.differences(text, text));
        assertEquals(List.of("u1"), InputHashes.differences(text, text.replace("!", "?")));
    }
}
