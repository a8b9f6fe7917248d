package dev.baton.doors.access;

import dev.baton.engine.actor.Caller;
import java.util.Optional;

/** Keys beside the admin key, and who holds them. An application may produce one as a bean; such keys open the actors door alone. */
@FunctionalInterface
public interface Keyring {
    /** Who has this key; empty for nobody. Takes the same time for every wrong one. */
    Optional<Caller> holder(String key);
}
