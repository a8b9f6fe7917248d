package dev.baton.cli.tui;

/**
 * A key as it was pressed.
 *
 * @param point the character of a letter, zero for others
 */
record Key(Kind kind, int point) {
    /** What keys there are. */
    enum Kind {
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        ESCAPE,
        BACKSPACE,
        INTERRUPT,
        LETTER,
        OTHER
    }

    static Key of(Kind kind) {
        return new Key(kind, 0);
    }

    static Key letter(int point) {
        return new Key(Kind.LETTER, point);
    }

    /** Whether this is that letter. */
    boolean is(char letter) {
        return kind == Kind.LETTER && point == letter;
    }
}
