package dev.baton.cli.tui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PainterTest {
    private final List<String> written = new ArrayList<>();

    private static List<Line> lines(String... texts) {
        return List.of(texts).stream().map(text -> Line.of(5, text, Style.GOOD)).toList();
    }

    @Test
    void only_lines_that_changed_are_written_and_all_in_one_piece() {
        Painter painter = new Painter(written::add, false);
        painter.paint(lines("ab", "c"));
        painter.paint(lines("ab", "c"));
        painter.paint(lines("ab", "12345"));
        assertEquals(List.of("\u001b[1;1Hab\u001b[K\u001b[2;1Hc\u001b[K", "\u001b[2;1H12345"), written);
    }

    @Test
    void colours_are_left_out_where_nobody_wants_them() {
        new Painter(written::add, true).paint(lines("ab"));
        assertEquals(List.of("\u001b[1;1H\u001b[32mab\u001b[0m\u001b[K"), written);
    }
}
