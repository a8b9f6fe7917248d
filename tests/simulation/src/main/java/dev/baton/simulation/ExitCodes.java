package dev.baton.simulation;

/** How jobs end, by their names: so that whoever runs one, however often, the outcome is known. */
final class ExitCodes {
    /** The code for which failure handlers of random workflows have a rule. */
    static final int AGAIN = 7;

    private ExitCodes() {}

    static int of(String name, int attempt) {
        if (name.startsWith("bad")) {
            return 1;
        }
        if (name.startsWith("worse")) {
            return AGAIN;
        }
        return name.startsWith("flaky") && attempt % 2 == 1 ? AGAIN : 0;
    }
}
