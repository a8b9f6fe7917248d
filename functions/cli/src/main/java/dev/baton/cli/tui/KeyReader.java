package dev.baton.cli.tui;

import dev.baton.cli.tui.Key.Kind;
import java.io.IOException;
import java.util.Optional;

/** Makes keys of what a terminal sends: characters, and the sequences of ECMA-48 for keys without one. Used by one thread. */
final class KeyReader {
    /** How long the rest of a sequence may take; after it, an escape was the key of that name. */
    private static final int SEQUENCE_MILLIS = 50;

    private static final int ESCAPE = 27;

    private final Input input;

    /** Where characters come from. */
    interface Input {
        /** The next character, -1 at the end, -2 when none came in time; zero waits for ever. */
        int read(int millis) throws IOException;
    }

    KeyReader(Input input) {
        this.input = input;
    }

    /** The next key; empty when there are no more. */
    Optional<Key> next() throws IOException {
        int first = input.read(0);
        return first == -1 ? Optional.empty() : Optional.of(first == ESCAPE ? escaped() : plain(first));
    }

    private static Key plain(int point) {
        return switch (point) {
            case 3, 4 -> Key.of(Kind.INTERRUPT);
            case '\r', '\n' -> Key.of(Kind.ENTER);
            case 8, 127 -> Key.of(Kind.BACKSPACE);
            default -> point >= ' ' ? Key.letter(point) : Key.of(Kind.OTHER);
        };
    }

    private Key escaped() throws IOException {
        int next = input.read(SEQUENCE_MILLIS);
        if (next < 0) {
            return Key.of(Kind.ESCAPE);
        }
        return next == '[' || next == 'O' ? sequence() : Key.of(Kind.OTHER);
    }

    private Key sequence() throws IOException {
        StringBuilder digits = new StringBuilder();
        int last = input.read(SEQUENCE_MILLIS);
        while (last >= '0' && last <= '?') {
            digits.appendCodePoint(last);
            last = input.read(SEQUENCE_MILLIS);
        }
        return Key.of(
                switch (last) {
                    case 'A' -> Kind.UP;
                    case 'B' -> Kind.DOWN;
                    case 'C' -> Kind.RIGHT;
                    case 'D' -> Kind.LEFT;
                    case 'H' -> Kind.HOME;
                    case 'F' -> Kind.END;
                    case '~' -> numbered(digits.toString());
                    default -> Kind.OTHER;
                });
    }

    private static Kind numbered(String digits) {
        return switch (digits) {
            case "1", "7" -> Kind.HOME;
            case "4", "8" -> Kind.END;
            case "5" -> Kind.PAGE_UP;
            case "6" -> Kind.PAGE_DOWN;
            default -> Kind.OTHER;
        };
    }
}
