package dev.baton.conformance.actors;

import java.net.URI;

/** A server that the cases are played against. */
public interface Played {
    /** Where it is, with a slash at the end. */
    URI base();

    /** The key of a user of the cases: admin, privileged, limited or user. */
    String key(String user);

    /** Under which name the server knows whoever has the key of admin. */
    String admin();

    /** What runs an actor whose image the cases call echo, echo2 or fail. */
    String image(String name);

    /** Returns when all runs have ended that were started so far. */
    void settle();
}
