package dev.baton.engine.spec;

/** A job with its parameters filled in and its references still by name; the script is null for none. */
record JobDraft(JobEntry entry, Binding binding, String name, String command, String invocationScript) {
    int length() {
        return name.length() + command.length() + (invocationScript == null ? 0 : invocationScript.length());
    }

    Place namePlace() {
        return entry.name() == null ? entry.place() : entry.name().place();
    }

    /** The place of the text and the text with the parameters filled in. */
    Located filled(Located text) {
        return new Located(binding.expand(text.text()), text.place());
    }
}
