package dev.baton.engine.actor;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Hashids;
import dev.baton.engine.access.Level;
import dev.baton.engine.access.Nonces;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The actors. Thread-safe; asking who may do what is the caller's, through {@link Rights}. */
public final class Directory {
    /** Who owns the actors that stand without being registered. */
    static final String SYSTEM = "baton";

    private final Desk desk;
    private final Register register;
    private final SettingsCheck check;
    private final Announcements announcements;

    Directory(Desk desk, Announcements announcements) {
        this.desk = desk;
        this.announcements = announcements;
        register = new Register(desk.items(), "actors");
        check = new SettingsCheck(desk, this);
    }

    /** What a path names: an actor by its id, or by an alias. */
    public record Named(Actor actor, Optional<Alias> alias) {
        /** What a nonce must be bound to. */
        public String binding() {
            return alias.map(name -> Nonces.alias(name.name())).orElseGet(() -> Nonces.actor(actor.id()));
        }
    }

    /** The actor with this id or alias; NotFoundException for none. */
    public Named resolve(String idOrAlias) {
        if (Hashids.ABACO.decode(idOrAlias).isPresent()) {
            return new Named(get(idOrAlias), Optional.empty());
        }
        if (!Aliases.wellFormed(idOrAlias)) {
            throw new NotFoundException("No actor or alias of that name.");
        }
        Alias alias = desk.aliases().get(Desk.aliasKey(idOrAlias));
        return new Named(get(alias.actorId()), Optional.of(alias));
    }

    /** The actor with this id; NotFoundException for none. */
    public Actor get(String id) {
        return find(id).orElseThrow(() -> new NotFoundException("No actor found with identifier: " + shown(id) + "."));
    }

    Optional<Actor> find(String id) {
        if (Hashids.ABACO.decode(id).isEmpty()) {
            return Optional.empty();
        }
        Optional<Actor> stored = desk.actors().find(Desk.actorKey(id));
        return stored.isPresent() ? stored : desk.builtIns().standing(id).map(this::write);
    }

    private Actor write(BuiltIns.Standing standing) {
        ActorSettings settings =
                ActorSettings.of(Image.BUILT_IN + standing.function()).named(standing.name());
        return added(fresh(standing.id(), settings, SYSTEM));
    }

    /** All actors that somebody registered, oldest first; not those that stand without that. */
    public List<Actor> list() {
        Set<String> ids = new LinkedHashSet<>(register.names());
        ids.removeAll(desk.builtIns().standingIds());
        return ids.stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Actor::createdAt).thenComparing(Actor::id))
                .toList();
    }

    /** Registers one; its creator may do everything with it. RefusedException names the setting that is wrong. */
    public Actor create(Caller caller, ActorSettings settings) {
        String id = desk.ids().actor();
        check.fits(caller, settings, id);
        Schedule.refusePast(settings.cronSchedule(), desk.now());
        Actor actor = added(fresh(id, settings, caller.user()));
        desk.aside(() -> announcements.ready(actor));
        return actor;
    }

    private Actor fresh(String id, ActorSettings settings, String owner) {
        long now = desk.now();
        return new Actor(
                id,
                settings,
                owner,
                ActorStatus.READY,
                " ",
                now,
                now,
                1,
                Map.of(owner, Level.UPDATE),
                now,
                Schedule.first(settings, now),
                Set.of());
    }

    private Actor added(Actor actor) {
        register.add(actor.id());
        return desk.actors().create(Desk.actorKey(actor.id()), actor)
                ? actor
                : desk.actors().get(Desk.actorKey(actor.id()));
    }

    /**
     * Replaces the settings, all but the name. Never touches state or owner; another one than the owner gets every right.
     *
     * @param force whether it counts as a new revision even where the image stays
     */
    public Actor update(Caller caller, String id, ActorSettings wanted, boolean force) {
        check.fits(caller, wanted, id);
        Actor after = desk.actors().change(Desk.actorKey(id), old -> {
            ActorSettings settings = wanted.named(old.settings().name());
            if (settings.stateless() && !old.settings().stateless()) {
                throw new RefusedException("stateless cannot become true again: the actor has a state.");
            }
            boolean newRevision =
                    force || !settings.image().equals(old.settings().image());
            if (!Objects.equals(settings.cronSchedule(), old.settings().cronSchedule())) {
                Schedule.refusePast(settings.cronSchedule(), desk.now());
            }
            boolean sameCron =
                    Objects.equals(settings.cronSchedule(), old.settings().cronSchedule())
                            && settings.cronOn() == old.settings().cronOn();
            Actor next = new Actor(
                    id,
                    settings,
                    old.owner(),
                    ActorStatus.READY,
                    " ",
                    old.createdAt(),
                    Math.max(desk.now(), old.updatedAt() + 1),
                    old.revision() + (newRevision ? 1 : 0),
                    old.permissions(),
                    sameCron ? old.cronStart() : desk.now(),
                    sameCron ? old.cronNext() : Schedule.first(settings, desk.now()),
                    old.configs());
            return caller.byNonce() ? next : next.allowing(caller.user(), Level.UPDATE);
        });
        desk.aside(() -> announcements.ready(after));
        return after;
    }

    /** Gives a user a level, in place of what that user had. */
    public Actor permit(String id, String user, Level level) {
        Rights.checkUser(user);
        return desk.actors().change(Desk.actorKey(id), actor -> actor.allowing(user, level));
    }

    /** Removes the actor's record and its nonces. Aliases stay and can be given to another actor. Repeatable. */
    void remove(String id) {
        desk.nonces().deleteAll(Nonces.actor(id));
        desk.actors().delete(Desk.actorKey(id));
        register.remove(id);
    }

    /** That nobody sends to it any more. */
    Actor shutDown(String id) {
        if (desk.builtIns().standing(id).isPresent()) {
            throw new RefusedException("This actor is built in and cannot be deleted.");
        }
        return desk.actors().change(Desk.actorKey(id), actor -> actor.with(ActorStatus.SHUTTING_DOWN, "deleted"));
    }

    void cronFired(String id, long fired, long next) {
        desk.actors().change(Desk.actorKey(id), actor -> actor.cronNext() == fired ? actor.nextCron(next) : actor);
    }

    static String shown(String text) {
        String clean = text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .limit(60)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.length() < text.length() ? clean + "…" : clean;
    }
}
