package dev.baton.engine.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges {@code a:b} and {@code a:b:step}, the step 1 by default. All whole numbers, or floating-point by repeated addition
 * with a slack of 1e-10 at the end (specification of Torc, section 3). A range that leads nowhere, such as 5:1, is empty.
 */
final class ParameterRange {
    private static final double SLACK = 1e-10;

    private ParameterRange() {}

    static List<ParameterValue> values(String text) {
        String[] parts = text.split(":", 4);
        if (parts.length > 3) {
            throw new IllegalArgumentException(
                    "the range '" + text + "' has too many colons; expected start:end or start:end:step");
        }
        ParameterValue start = number(parts[0], text);
        ParameterValue end = number(parts[1], text);
        ParameterValue step = parts.length == 3 ? number(parts[2], text) : new ParameterValue.Whole(1);
        if (real(step) == 0) {
            throw new IllegalArgumentException("the step of the range '" + text + "' cannot be zero");
        }
        if (start instanceof ParameterValue.Whole(long a)
                && end instanceof ParameterValue.Whole(long b)
                && step instanceof ParameterValue.Whole(long by)) {
            return whole(a, b, by, text);
        }
        return real(real(start), real(end), real(step), text);
    }

    private static List<ParameterValue> whole(long start, long end, long step, String text) {
        BigInteger steps =
                BigInteger.valueOf(end).subtract(BigInteger.valueOf(start)).divide(BigInteger.valueOf(step));
        boolean empty = step > 0 ? start > end : start < end;
        BigInteger count = empty ? BigInteger.ZERO : steps.add(BigInteger.ONE);
        checkCount(count.bitLength() < 63 ? count.longValue() : Long.MAX_VALUE, text);
        List<ParameterValue> values = new ArrayList<>(count.intValue());
        for (int i = 0; i < count.intValue(); i++) {
            values.add(new ParameterValue.Whole(start + i * step));
        }
        return values;
    }

    private static List<ParameterValue> real(double start, double end, double step, String text) {
        checkCount((end - start) / step, text);
        List<ParameterValue> values = new ArrayList<>();
        double value = start;
        while (step > 0 ? value <= end + SLACK : value >= end - SLACK) {
            values.add(new ParameterValue.Real(value));
            checkCount(values.size(), text);
            value += step;
        }
        return values;
    }

    private static void checkCount(double count, String text) {
        if (count > Budget.MAX_VALUES) {
            throw new IllegalArgumentException(
                    "the range '" + text + "' has more than " + Budget.MAX_VALUES + " values");
        }
    }

    private static ParameterValue number(String part, String range) {
        ParameterValue value = ParameterValue.of(part);
        if (value instanceof ParameterValue.Word) {
            throw new IllegalArgumentException("'" + part.strip() + "' in the range '" + range
                    + "' is no number; expected start:end or start:end:step, or [value] for text with a colon");
        }
        return value;
    }

    private static double real(ParameterValue value) {
        return switch (value) {
            case ParameterValue.Whole(long whole) -> whole;
            case ParameterValue.Real(double real) -> real;
            case ParameterValue.Word word -> throw new IllegalStateException(word.text());
        };
    }
}
