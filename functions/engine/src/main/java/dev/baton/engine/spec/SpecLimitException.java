package dev.baton.engine.spec;

/** The spec would expand beyond what is allowed; nothing after this place is looked at. */
final class SpecLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    SpecLimitException(Place place, String message) {
        super(message);
        this.place = place;
    }

    Place place() {
        return place;
    }
}
