package dev.baton.engine;

/**
 * What a tick did.
 *
 * @param done how many things it looked after
 * @param more whether it left some that were due
 */
public record Ticked(int done, boolean more) {
    /** A tick that found nothing due. */
    public static final Ticked NOTHING = new Ticked(0, false);

    /** Both together. */
    public Ticked and(Ticked other) {
        return new Ticked(done + other.done, more || other.more);
    }
}
