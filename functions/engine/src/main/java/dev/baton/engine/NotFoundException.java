package dev.baton.engine;

/** The record that was named does not exist (HTTP: 404). */
public final class NotFoundException extends EngineException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String message) {
        super(message);
    }

    /** No record of this kind has this id. */
    public static NotFoundException of(String kind, long id) {
        return new NotFoundException(
                kind.equals("workflow") ? "Workflow not found" : kind + " not found with ID: " + id);
    }
}
