package dev.baton.engine.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One value of a parameter and how it is written into a text (specification of Torc, section 3). Immutable. */
sealed interface ParameterValue {
    /** A whole number. */
    record Whole(long value) implements ParameterValue {}

    /** A finite number with a fraction or an exponent. */
    record Real(double value) implements ParameterValue {}

    /** Any other text, without its quotes. */
    record Word(String text) implements ParameterValue {}

    /** {@code 03d}: a whole number filled with zeros. Wider than 255 is no format. */
    Pattern PADDED = Pattern.compile("0(1?[0-9]?[0-9]|2[0-4][0-9]|25[0-5])d");

    /** {@code .2f}: so many digits after the point. */
    Pattern ROUNDED = Pattern.compile("\\.([0-9]{1,2})f");

    Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");

    /** The text as a whole number, else as a number, else as it stands with its quotes taken off. */
    static ParameterValue of(String source) {
        String text = source.strip();
        try {
            return new Whole(Long.parseLong(text));
        } catch (NumberFormatException notWhole) {
            if (text.length() < 100 && DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
                return new Real(Double.parseDouble(text));
            }
            return new Word(unquoted(text));
        }
    }

    /** A number of the document's format, however it is written there: {@code 0x10} is 16. */
    static ParameterValue of(Number number) {
        return number instanceof Long whole ? new Whole(whole) : new Real(number.doubleValue());
    }

    /** The value in this format; a format that does not fit the value gives its plain text. */
    default String text(String format) {
        Matcher padded = PADDED.matcher(format);
        if (this instanceof Whole(long value) && padded.matches() && Integer.parseInt(padded.group(1)) > 0) {
            return String.format("%0" + Integer.parseInt(padded.group(1)) + "d", value);
        }
        Matcher rounded = ROUNDED.matcher(format);
        if (this instanceof Real(double value) && rounded.matches()) {
            int digits = Integer.parseInt(rounded.group(1));
            return new BigDecimal(value)
                    .setScale(digits, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }
        return text();
    }

    /** The plain text; a number never has an exponent or needless zeros. */
    default String text() {
        return switch (this) {
            case Whole(long value) -> Long.toString(value);
            case Real(double value) ->
                BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
            case Word(String text) -> text;
        };
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
