package dev.baton.cli.client;

import java.util.concurrent.Callable;

/**
 * A verb that runs in the embedded application. The light client loads such a class too, to describe it: its fields and
 * the signatures of its methods may name types of the JDK, picocli and this package only.
 */
public interface ApplicationVerb extends Callable<Integer> {
    /** Whether these arguments want the application; asked once they have been read. */
    default boolean needed() {
        return true;
    }
}
