package dev.baton.engine.actor;

import dev.baton.engine.access.Level;
import java.util.Map;
import java.util.TreeMap;

/**
 * A name of an actor, which can be given to another one. What is allowed with the alias is not allowed with the actor.
 *
 * @param createdAt in milliseconds since 1970
 */
public record Alias(String name, String actorId, String owner, Map<String, Level> permissions, long createdAt) {
    public Alias {
        permissions = Map.copyOf(permissions);
    }

    /** What the caller may do with it. */
    public Level level(Caller caller) {
        Level own = permissions.getOrDefault(caller.user(), Level.NONE);
        Level world = permissions.getOrDefault(Actor.WORLD, Level.NONE);
        Level level = own.covers(world) ? own : world;
        return (caller.admin() ? Level.UPDATE : level).atMost(caller.most());
    }

    Alias naming(String other) {
        return new Alias(name, other, owner, permissions, createdAt);
    }

    Alias allowing(String user, Level level) {
        Map<String, Level> more = new TreeMap<>(permissions);
        more.put(user, level);
        return new Alias(name, actorId, owner, more, createdAt);
    }
}
