package dev.baton.engine.spec;

/** One combination of a record's parameters. */
final class Binding {
    private final ParameterSpace space;
    private final ParameterValue[] values;

    Binding(ParameterSpace space, ParameterValue[] values) {
        this.space = space;
        this.values = values;
    }

    /** The text with each parameter's value in its place. */
    String expand(String text) {
        return space.fill(text, false, values);
    }

    /** The same for a command, in which <code>${name}</code> is the shell's. */
    String expandShell(String command) {
        return space.fill(command, true, values);
    }
}
