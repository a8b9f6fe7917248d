package dev.baton.engine.actor;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Hashids;
import dev.baton.engine.access.Level;
import dev.baton.engine.access.Nonces;
import dev.baton.engine.store.Utf8;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names of actors. Thread-safe; asking who may do what is the caller's, through {@link Rights}. */
public final class Aliases {
    private static final int LONGEST = 128;
    private static final String ODD = "\\ \":/?#[]@!$&'()*+,;=";
    private static final Set<String> RESERVED = Set.of(
            "executions",
            "nonces",
            "logs",
            "messages",
            "adapters",
            "admin",
            "aliases",
            "search",
            "configs",
            "utilization",
            ".",
            "..");

    private final Desk desk;
    private final Register register;

    Aliases(Desk desk) {
        this.desk = desk;
        register = new Register(desk.items(), "aliases");
    }

    /** Whether it could be the name of an alias. */
    static boolean wellFormed(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && name.chars()
                        .noneMatch(c ->
                                ODD.indexOf(c) >= 0 || Character.isISOControl(c) || Character.isSurrogate((char) c))
                && Utf8.length(name) <= LONGEST * 3;
    }

    /** Gives the actor a name, which must be free (ConflictException). */
    public Alias create(Caller caller, String name, String actorId) {
        if (!wellFormed(name)
                || RESERVED.contains(name)
                || Hashids.ABACO.decode(name).isPresent()) {
            throw new RefusedException("alias must have 1 to " + LONGEST + " characters, none of them blank or one of "
                    + ODD + ", and be neither the form of an id nor one of " + new java.util.TreeSet<>(RESERVED));
        }
        Alias alias = new Alias(name, actorId, caller.user(), Map.of(caller.user(), Level.UPDATE), desk.now());
        register.add(name);
        desk.aliases().createOrRefuse(Desk.aliasKey(name), alias, "Alias " + name + " already exists.");
        return alias;
    }

    public Alias get(String name) {
        if (!wellFormed(name)) {
            throw new NotFoundException("No alias found.");
        }
        return desk.aliases().get(Desk.aliasKey(name));
    }

    /** All aliases that the caller may read, by name. */
    public List<Alias> list(Caller caller) {
        return register.names().stream()
                .map(name -> desk.aliases().find(Desk.aliasKey(name)))
                .flatMap(Optional::stream)
                .filter(alias -> alias.level(caller).covers(Level.READ))
                .toList();
    }

    /** Lets it name another actor; its nonces go along. */
    public Alias point(String name, String actorId) {
        return desk.aliases().change(Desk.aliasKey(name), alias -> alias.naming(actorId));
    }

    /** Gives a user a level, in place of what that user had. */
    public Alias permit(String name, String user, Level level) {
        Rights.checkUser(user);
        return desk.aliases().change(Desk.aliasKey(name), alias -> alias.allowing(user, level));
    }

    /** Removes it, and its nonces first: they must not work for whoever takes the name next. Repeatable. */
    public void delete(String name) {
        desk.nonces().deleteAll(Nonces.alias(name));
        desk.aliases().delete(Desk.aliasKey(name));
        register.remove(name);
    }
}
