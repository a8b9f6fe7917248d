package dev.baton.cli.plot;

import java.util.List;

/** Colours that can be told apart on white and on black (Okabe and Ito's, and what lies between); grey for all others. */
final class Palette {
    static final String OTHERS = "#8a8f98";

    private static final List<String> COLORS = List.of(
            "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8250df", "#b35900", "#2f7d5b",
            "#c0392b", "#5b6ee1", "#7a9a01");

    private Palette() {}

    static int size() {
        return COLORS.size();
    }

    static String color(int place) {
        return place < COLORS.size() ? COLORS.get(place) : OTHERS;
    }
}
