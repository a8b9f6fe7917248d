package dev.baton.conformance.actors;

import java.net.URI;

/** The users and functions of {@link AbacoBeans}; a function of this process has run when its message is accepted. */
record InProcess(URI base) implements Played {
    @Override
    public String key(String user) {
        return "key-" + user;
    }

    @Override
    public String admin() {
        return "testuser";
    }

    @Override
    public String image(String name) {
        return name;
    }

    @Override
    public void settle() {
        // Nothing runs elsewhere.
    }
}
