package dev.baton.cli.tui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes a screen to a terminal: only the lines that changed, in one piece, so that nothing flickers. Used by one thread. */
final class Painter {
    private static final String ESC = "\u001b[";

    private final Consumer<String> terminal;
    private final boolean colors;
    private List<String> drawn = List.of();

    Painter(Consumer<String> terminal, boolean colors) {
        this.terminal = terminal;
        this.colors = colors;
    }

    /** A size or a content that nobody knows: the next screen is written whole. */
    void forget() {
        drawn = List.of();
        terminal.accept(ESC + "2J");
    }

    void paint(List<Line> screen) {
        List<String> lines = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < screen.size(); i++) {
            String line = encoded(screen.get(i));
            lines.add(line);
            if (i >= drawn.size() || !line.equals(drawn.get(i))) {
                out.append(ESC).append(i + 1).append(";1H").append(line);
            }
        }
        if (!out.isEmpty()) {
            terminal.accept(out.toString());
        }
        drawn = lines;
    }

    private String encoded(Line line) {
        StringBuilder text = new StringBuilder();
        for (Span span : line.spans()) {
            String code = span.style().code(colors);
            text.append(code.isEmpty() ? span.text() : ESC + code + "m" + span.text() + ESC + "0m");
        }
        // A full line has nothing behind it; erasing there would take its last column on some terminals.
        return line.left() > 0 ? text + ESC + "K" : text.toString();
    }
}
