package dev.baton.doors.torc;

import java.util.function.Predicate;

/** SQL's LIKE as SQLite has it: % for any text, _ for one character, and ASCII letters of either case. */
final class Like {
    private Like() {}

    /** Whether a whole text is like the pattern. */
    static Predicate<String> pattern(String like) {
        int[] pattern = like.codePoints().map(Like::fold).toArray();
        return text -> matches(pattern, text.codePoints().map(Like::fold).toArray());
    }

    /** Each % first takes nothing, and takes one more whenever what follows fails; only the last one is ever moved. */
    private static boolean matches(int[] pattern, int[] text) {
        int at = 0;
        int any = -1;
        int taken = 0;
        for (int i = 0; i < text.length; ) {
            if (at < pattern.length && pattern[at] == '%') {
                any = at++;
                taken = i;
            } else if (at < pattern.length && (pattern[at] == '_' || pattern[at] == text[i])) {
                at++;
                i++;
            } else if (any >= 0) {
                at = any + 1;
                i = ++taken;
            } else {
                return false;
            }
        }
        while (at < pattern.length && pattern[at] == '%') {
            at++;
        }
        return at == pattern.length;
    }

    private static int fold(int symbol) {
        return symbol >= 'A' && symbol <= 'Z' ? symbol + 32 : symbol;
    }
}
