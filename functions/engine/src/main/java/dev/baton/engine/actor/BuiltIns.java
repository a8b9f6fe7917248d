package dev.baton.engine.actor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The functions of this process by their names, and the actors that stand without being registered. Thread-safe. */
public final class BuiltIns {
    private final Map<String, BuiltIn> functions = new ConcurrentHashMap<>();
    private final Map<String, Standing> standing = new ConcurrentHashMap<>();

    /** An actor that is always there: its id, its name, and the built-in function that runs it. */
    record Standing(String id, String name, String function) {}

    /** Adds a function, or replaces the one of this name; every process that serves its actors must do so. */
    public BuiltIns register(String name, BuiltIn function) {
        functions.put(name, function);
        return this;
    }

    /** Lets an actor with this id stand, run by this function; it is written down when it is first asked for. */
    public BuiltIns stand(String id, String name, String function) {
        standing.put(id, new Standing(id, name, function));
        return this;
    }

    Optional<BuiltIn> find(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    Optional<Standing> standing(String id) {
        return Optional.ofNullable(standing.get(id));
    }

    List<String> standingIds() {
        return List.copyOf(standing.keySet());
    }

    /** The names, in order. */
    public List<String> names() {
        return List.copyOf(new TreeSet<>(functions.keySet()));
    }
}
