package dev.baton.cli.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis from zero to a round number.
 *
 * @param step between two marks
 */
record Scale(double top, double step) {
    private static final int MARKS = 5;

    /** An axis that holds the value, with steps of 1, 2 or 5 and zeros, or of the like of 1024 for bytes. */
    static Scale holding(double most, boolean bytes) {
        double unit = 1;
        while (bytes && most / unit >= 1024) {
            unit *= 1024;
        }
        double raw = Math.max(most, 1e-9) / unit / MARKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double nice = List.of(1.0, 2.0, 5.0, 10.0).stream()
                .filter(factor -> factor * power >= raw * (1 - 1e-9))
                .findFirst()
                .orElse(10.0);
        double step = nice * power * unit;
        return new Scale(Math.ceil(most / step - 1e-9) * step, step);
    }

    /** From zero to the top. */
    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
            marks.add(i * step);
        }
        return marks;
    }

    /** The part of the axis beneath the value, 0 to 1. */
    double part(double value) {
        return top == 0 ? 0 : value / top;
    }
}
