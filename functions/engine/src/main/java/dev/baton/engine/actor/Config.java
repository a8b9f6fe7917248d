package dev.baton.engine.actor;

import dev.baton.engine.access.Level;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A value that some actors find in their context under {@code _actor_configs}.
 *
 * @param actors the ids of those actors
 */
public record Config(
        String name, String value, java.util.Set<String> actors, String owner, Map<String, Level> permissions) {
    public Config {
        actors = new TreeSet<>(actors);
        permissions = Map.copyOf(permissions);
    }

    /** What the caller may do with it. */
    public Level level(Caller caller) {
        Level own = permissions.getOrDefault(caller.user(), Level.NONE);
        return (caller.admin() ? Level.UPDATE : own).atMost(caller.most());
    }

    Config allowing(String user, Level level) {
        Map<String, Level> more = new TreeMap<>(permissions);
        more.put(user, level);
        return new Config(name, value, actors, owner, more);
    }
}
