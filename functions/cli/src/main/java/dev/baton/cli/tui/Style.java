package dev.baton.cli.tui;

/** How text is drawn; the meaning never hangs on it alone. */
enum Style {
    PLAIN("", false),
    STRONG("1", false),
    FAINT("2", false),
    BAR("7", false),
    GOOD("32", true),
    BAD("31", true),
    BUSY("36", true),
    READY("33", true);

    private final String code;
    private final boolean color;

    Style(String code, boolean color) {
        this.code = code;
        this.color = color;
    }

    /** The parameter of ECMA-48's SGR for it; empty for none. */
    String code(boolean colors) {
        return color && !colors ? "" : code;
    }

    /** A job's status. */
    static Style ofStatus(String status) {
        return switch (status) {
            case "completed" -> GOOD;
            case "failed", "terminated", "canceled", "pending_failed" -> BAD;
            case "running", "pending" -> BUSY;
            case "ready" -> READY;
            default -> FAINT;
        };
    }
}
