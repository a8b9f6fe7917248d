package dev.baton.engine.spec.tree;

/** A text that cannot be read on from the place that its complaint names. */
public final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Complaint complaint;

    public SyntaxException(int line, int column, String message) {
        super(line + ":" + column + ": " + message);
        complaint = new Complaint(line, column, message);
    }

    /** What is wrong and where. */
    public Complaint complaint() {
        return complaint;
    }
}
