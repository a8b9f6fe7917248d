package dev.baton.engine.spec.kdl;

import dev.baton.engine.spec.tree.SyntaxException;
import dev.baton.engine.spec.tree.Tree;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands without quotes: a number, true, false or null (with or without a hash), or a plain word. */
final class KdlWord {
    private static final int LONGEST = 1000;
    private static final Pattern WHOLE =
            Pattern.compile("([+-]?)(?:(0x|0o|0b)(?=[0-9a-fA-F])|(?=[0-9_]+$))([0-9a-fA-F_]+)");
    private static final Pattern REAL = Pattern.compile("[+-]?[0-9][0-9_]*(\\.[0-9][0-9_]*)?([eE][+-]?[0-9][0-9_]*)?");

    private KdlWord() {}

    /** Whether the character can be part of a word. */
    static boolean part(char c) {
        return c > ' ' && "\\/(){};\"=[]".indexOf(c) < 0 && !KdlScanner.blank(c) && !KdlScanner.newline(c);
    }

    /** The characters up to where the word ends. */
    static String read(KdlScanner scanner) {
        StringBuilder word = new StringBuilder();
        while (!scanner.atEnd() && part(scanner.peek())) {
            word.append(scanner.next());
        }
        if (word.isEmpty()) {
            throw scanner.expected("a name or a value");
        }
        return word.toString();
    }

    /** A node's name: a word that is no number and has no hash before it. */
    static String name(KdlScanner scanner) {
        int line = scanner.line();
        int column = scanner.column();
        String word = read(scanner);
        if (word.matches("(?s)#.*|[+-]?[0-9].*")) {
            throw new SyntaxException(line, column, "a node's name was expected, not " + shortened(word));
        }
        return word;
    }

    private static String shortened(String word) {
        return word.length() <= 30 ? word : word.substring(0, 20) + "...";
    }

    /** The value that a word stands for. */
    static Tree value(String word, int line, int column) {
        return switch (word) {
            case "true", "#true" -> new Tree.Bool(line, column, true);
            case "false", "#false" -> new Tree.Bool(line, column, false);
            case "null", "#null" -> new Tree.Nothing(line, column);
            default -> {
                if (word.startsWith("#")) {
                    throw new SyntaxException(line, column, word + " is no value; there are #true, #false and #null");
                }
                yield word.matches("[+-]?[0-9].*")
                        ? new Tree.Num(line, column, number(word, line, column), word)
                        : new Tree.Text(line, column, word);
            }
        };
    }

    private static Number number(String word, int line, int column) {
        if (word.length() > LONGEST) {
            throw new SyntaxException(line, column, "a number may have at most " + LONGEST + " characters");
        }
        Matcher whole = WHOLE.matcher(word);
        try {
            if (whole.matches()) {
                String digits = whole.group(1) + whole.group(3).replace("_", "");
                BigInteger value = new BigInteger(digits, radix(whole.group(2)));
                return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
            }
            if (REAL.matcher(word).matches()) {
                double value = Double.parseDouble(word.replace("_", ""));
                if (Double.isFinite(value)) {
                    return value;
                }
            }
        } catch (NumberFormatException digitsOfAnotherRadix) {
            // Said below.
        }
        throw new SyntaxException(line, column, word + " is no number; put text that begins with a digit into quotes");
    }

    private static int radix(String prefix) {
        return switch (prefix == null ? "" : prefix) {
            case "0x" -> 16;
            case "0o" -> 8;
            case "0b" -> 2;
            default -> 10;
        };
    }
}
