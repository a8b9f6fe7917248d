package dev.baton.engine.actor;

import dev.baton.engine.access.Level;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An actor as it stands in the store.
 *
 * @param revision from 1, raised with every change of what runs it
 * @param permissions the level of each user who was given one
 * @param createdAt in milliseconds since 1970, as all times here
 * @param cronStart when its schedule was set
 * @param cronNext when cron sends the next message; 0 for never
 * @param configs the names of the configs that name it
 */
public record Actor(
        String id,
        ActorSettings settings,
        String owner,
        ActorStatus status,
        String statusMessage,
        long createdAt,
        long updatedAt,
        int revision,
        Map<String, Level> permissions,
        long cronStart,
        long cronNext,
        Set<String> configs) {
    /** The user whose level is everybody's. */
    public static final String WORLD = "ABACO_WORLD";

    public Actor {
        permissions = Map.copyOf(permissions);
        configs = new TreeSet<>(configs);
    }

    /** What runs it. */
    public Image image() {
        return Image.parse(settings.image());
    }

    /** Whether it stands without being registered. */
    public boolean builtIn() {
        return owner.equals(Directory.SYSTEM);
    }

    /** The level of the user by permissions alone. */
    public Level level(String user) {
        Level own = permissions.getOrDefault(user, Level.NONE);
        Level world = permissions.getOrDefault(WORLD, Level.NONE);
        return own.covers(world) ? own : world;
    }

    Actor with(ActorStatus now, String message) {
        return new Actor(
                id,
                settings,
                owner,
                now,
                message,
                createdAt,
                updatedAt,
                revision,
                permissions,
                cronStart,
                cronNext,
                configs);
    }

    Actor allowing(String user, Level level) {
        Map<String, Level> more = new TreeMap<>(permissions);
        more.put(user, level);
        return new Actor(
                id,
                settings,
                owner,
                status,
                statusMessage,
                createdAt,
                updatedAt,
                revision,
                more,
                cronStart,
                cronNext,
                configs);
    }

    Actor nextCron(long next) {
        return new Actor(
                id,
                settings,
                owner,
                status,
                statusMessage,
                createdAt,
                updatedAt,
                revision,
                permissions,
                cronStart,
                next,
                configs);
    }

    Actor configured(String name, boolean there) {
        Set<String> names = new TreeSet<>(configs);
        if (there) {
            names.add(name);
        } else {
            names.remove(name);
        }
        return new Actor(
                id,
                settings,
                owner,
                status,
                statusMessage,
                createdAt,
                updatedAt,
                revision,
                permissions,
                cronStart,
                cronNext,
                names);
    }
}
