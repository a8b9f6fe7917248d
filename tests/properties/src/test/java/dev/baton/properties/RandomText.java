package dev.baton.properties;

import java.util.List;
import java.util.Random;

/** Draws text that formats, shells and stores are known to trip over. Never half a surrogate pair. */
final class RandomText {
    /** Each looks like something else in one format or another. */
    private static final List<String> ODD = List.of(
            "",
            " ",
            "  two ",
            "null",
            "Null",
            "~",
            "true",
            "False",
            "yes",
            "no",
            "on",
            "1",
            "-1",
            "+1",
            "01",
            "0x1F",
            "0o17",
            "1e3",
            "1.5",
            ".5",
            "5.",
            "1_000",
            ".inf",
            "-.INF",
            ".nan",
            "NaN",
            "Infinity",
            "1:10",
            "12:30:45",
            "2026-11-21",
            "2026-11-21T07:31:02Z",
            "- a",
            "-",
            "--",
            "---",
            "...",
            "? a",
            "?",
            ":",
            ": ",
            "a: b",
            "a:b",
            "a:",
            ":a",
            "a #b",
            "a#b",
            "#",
            "# c",
            "// c",
            "/* c */",
            "*/",
            "*a",
            "&a",
            "!a",
            "!!str a",
            "|",
            ">",
            "|-",
            "%a",
            "@a",
            "`a`",
            "'",
            "\"",
            "'a'",
            "\"a\"",
            "it's",
            "a''b",
            "\\",
            "\\n",
            "\\u0041",
            "{a}",
            "{",
            "}",
            "[a]",
            "[",
            "]",
            "{a: 1}",
            ",",
            "a, b",
            "=",
            "<<",
            "$x",
            "${x}",
            "$(x)",
            "`x`",
            "a\tb",
            "\t",
            "a\nb",
            "a\n\nb\n",
            "\n",
            "\n\n",
            "a\n",
            "a\n\n",
            " a\n  b\n c",
            "a \n b",
            "\n a",
            "#!/bin/bash\nset -e\necho \"$1\"\n",
            "line\\\nnext",
            "tab\there",
            "a\rb",
            "a\r\nb",
            "\r",
            "\u0000",
            "\u0001",
            "\u0007",
            "\u001b[0m",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\u2029",
            "\ufeff",
            "\ufffd",
            "\ufffe",
            "\uffff",
            "\u00e9",
            "e\u0301",
            "\u65e5\u672c",
            "\ud83d\ude00",
            "\ud83d\ude00\ud83d\ude01",
            "\udbff\udfff",
            "\u202eabc",
            "\u0131\u0130",
            "%s%n",
            "a|b",
            "a;b",
            "a&&b",
            "key",
            "jobs");

    private static final String LETTERS = "abcXYZ019_-. ,:;#'\"\\/{}[]()<>|&*!?%@`$~^=+\t\u00e9\u00df\u03a9\u65e5";

    private final Random random;

    RandomText(Random random) {
        this.random = random;
    }

    /** Any text. */
    String any() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> pick(ODD);
            case 3 -> pick(ODD) + pick(ODD);
            case 4 -> pick(ODD) + "\n" + pick(ODD);
            case 5 -> letters(random.nextInt(300));
            case 6 -> words(1 + random.nextInt(60));
            default -> letters(1 + random.nextInt(8));
        };
    }

    /** Text on one line, without control characters, and not blank. */
    String line() {
        String text = any().chars()
                .filter(c -> !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.isBlank() ? "x" : text;
    }

    /** What a record may be called, and no brace or dollar in it: at most 60 characters. */
    String name() {
        String text = line().codePoints()
                .filter(c -> "/\\{}$".indexOf(c) < 0)
                .limit(30)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.isBlank() || text.equals(".") || text.equals("..") ? "x" : text;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String letters(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(letters(1 + random.nextInt(9)).strip());
        }
        return text.toString();
    }
}
