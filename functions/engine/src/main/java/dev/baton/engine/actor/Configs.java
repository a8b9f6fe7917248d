package dev.baton.engine.actor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.store.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values for the context of actors. An actor's record names its configs, so that a message to one without any costs no look-up.
 * Thread-safe; a change that broke off is completed by making it again.
 */
public final class Configs {
    private static final int LONGEST = 64 * 1024;

    private final Desk desk;
    private final Register register;
    private final Documents<Config> documents;

    Configs(Desk desk) {
        this.desk = desk;
        register = new Register(desk.items(), "configs");
        documents = new Documents<>(
                desk.items(),
                desk.texts(),
                Config.class,
                () -> new NotFoundException("No config found."),
                (config, item) -> {});
    }

    private static Key key(String name) {
        return new Key("config/" + name, "config");
    }

    /** Creates one; ConflictException where the name is taken. The caller must be allowed to change each of the actors. */
    public Config create(Caller caller, String name, String value, List<Actor> actors) {
        if (!Aliases.wellFormed(name)) {
            throw new RefusedException("name must have 1 to 128 characters, as an alias's");
        }
        Config config =
                new Config(name, checked(value), ids(actors), caller.user(), Map.of(caller.user(), Level.UPDATE));
        register.add(name);
        documents.createOrRefuse(key(name), config, "Config " + name + " already exists.");
        tell(name, Set.of(), config.actors());
        return config;
    }

    public Config get(String name) {
        if (!Aliases.wellFormed(name)) {
            throw new NotFoundException("No config found.");
        }
        return documents.get(key(name));
    }

    /** Those that the caller may read, by name. */
    public List<Config> list(Caller caller) {
        return register.names().stream()
                .map(name -> documents.find(key(name)))
                .flatMap(Optional::stream)
                .filter(config -> config.level(caller).covers(Level.READ))
                .toList();
    }

    /** Replaces the value and the actors. */
    public Config update(String name, String value, List<Actor> actors) {
        Set<String> before = get(name).actors();
        Config after = documents.change(
                key(name), old -> new Config(name, checked(value), ids(actors), old.owner(), old.permissions()));
        tell(name, before, after.actors());
        return after;
    }

    /** Gives a user a level, in place of what that user had. */
    public Config permit(String name, String user, Level level) {
        Rights.checkUser(user);
        return documents.change(key(name), config -> config.allowing(user, level));
    }

    /** Removes it; repeatable. */
    public void delete(String name) {
        tell(name, get(name).actors(), Set.of());
        documents.delete(key(name));
        register.remove(name);
    }

    private void tell(String name, Set<String> before, Set<String> after) {
        Set<String> all = new HashSet<>(before);
        all.addAll(after);
        for (String actor : all) {
            if (desk.actors().find(Desk.actorKey(actor)).isPresent()) {
                desk.actors().change(Desk.actorKey(actor), old -> old.configured(name, after.contains(actor)));
            }
        }
    }

    /** What the actor finds in its context: an object of values by name. */
    String of(Actor actor) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (String name : actor.configs()) {
            documents
                    .find(key(name))
                    .filter(config -> config.actors().contains(actor.id()))
                    .ifPresent(config -> values.put(name, config.value()));
        }
        return values.toString();
    }

    private static Set<String> ids(List<Actor> actors) {
        Set<String> ids = new HashSet<>();
        actors.forEach(actor -> ids.add(actor.id()));
        return ids;
    }

    private static String checked(String value) {
        if (value.length() > LONGEST) {
            throw new RefusedException("value must have at most " + LONGEST + " characters");
        }
        return value;
    }
}
