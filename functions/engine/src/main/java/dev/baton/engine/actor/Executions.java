package dev.baton.engine.actor;

import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.JobTokens;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What came of messages. Thread-safe. */
public final class Executions {
    /** The most executions of one page. */
    public static final int MOST = 1000;

    private final Desk desk;
    private final ExecutionItems items;
    private final Contexts contexts;
    private final Mail mail;
    private final Runs runs;
    private final JobTokens tokens;

    Executions(Desk desk, ExecutionItems items, Contexts contexts, Mail mail, Runs runs, JobTokens tokens) {
        this.desk = desk;
        this.items = items;
        this.contexts = contexts;
        this.mail = mail;
        this.runs = runs;
        this.tokens = tokens;
    }

    /** The execution; NotFoundException for none of this actor. */
    public Execution get(String actorId, String id) {
        return ExecutionItems.read(item(actorId, id));
    }

    private Item item(String actorId, String id) {
        return items.find(actorId, id)
                .orElseThrow(() -> new NotFoundException("Execution not found: " + Directory.shown(id) + "."));
    }

    /**
     * A page of the actor's executions, oldest first.
     *
     * @param after the last execution of the page before; null for the first page
     * @param most at most that many, up to {@link #MOST}
     */
    public List<Execution> list(String actorId, String after, int most) {
        String from = after == null
                ? null
                : Ids.place(after)
                                .orElseThrow(() -> new RefusedException("after must be the id of an execution"))
                                .sort()
                        + "0";
        int limit = Math.clamp(most, 1, MOST);
        List<Callable<List<Item>>> shards = new ArrayList<>();
        for (int shard = 0; shard < Ids.SHARDS; shard++) {
            Query query =
                    Query.partition(ExecutionItems.partition(actorId, shard)).limit(limit);
            shards.add(() ->
                    desk.items().query(from == null ? query : query.from(from)).items());
        }
        return desk.backend().fanout().all(shards).stream()
                .flatMap(List::stream)
                .sorted(Item.BY_SORT)
                .limit(limit)
                .map(ExecutionItems::read)
                .toList();
    }

    /** What the execution said; empty text before its end, and after the time that logs are kept. */
    public String log(String actorId, String id) {
        return items.report(item(actorId, id)).log();
    }

    /** The next result that nobody has read; each is read once. Empty where there is none. */
    public Optional<String> nextResult(String actorId, String id) {
        while (true) {
            Item item = item(actorId, id);
            long read = item.number(ExecutionItems.READ, 0);
            List<String> results = items.report(item).results();
            if (read >= results.size()) {
                return Optional.empty();
            }
            boolean mine = desk.items()
                    .update(
                            item.key(),
                            Update.change().set(ExecutionItems.READ, read + 1).build(),
                            read == 0
                                    ? Condition.not(Condition.has(ExecutionItems.READ))
                                    : Condition.is(ExecutionItems.READ, read))
                    .applied();
            if (mine) {
                return Optional.of(results.get((int) read));
            }
        }
    }

    /** All results in order, read or not. */
    public List<String> results(String actorId, String id) {
        return items.report(item(actorId, id)).results();
    }

    /** Ends it as cancelled; RefusedException where it has ended. What runs elsewhere goes on, and is not heard any more. */
    public void cancel(Actor actor, String id) {
        Item item = item(actor.id(), id);
        if (ExecutionItems.status(item).terminal() || !runs.cancel(actor, item, "")) {
            throw new RefusedException(
                    "The execution is not running: it is " + get(actor.id(), id).status() + ".");
        }
    }

    /** Ends what has not ended of an actor that is being deleted; it all stands in the index. Repeatable. */
    void abandon(Actor actor) {
        for (int shard = 0; shard < Ids.SHARDS; shard++) {
            List<Key> own = new ArrayList<>();
            desk.items().each(Query.index(ExecutionItems.due(shard)), entry -> {
                if (ExecutionItems.actorId(entry.key()).equals(actor.id())) {
                    own.add(entry.key());
                }
            });
            for (Key key : own) {
                desk.items()
                        .get(key)
                        .filter(item -> !ExecutionItems.status(item).terminal())
                        .ifPresent(item -> runs.cancel(actor, item, Actors.deleted(actor.id())));
            }
        }
    }

    /** Whether the token lets its bearer end this attempt. */
    public boolean accepts(String actorId, String id, int attempt, String token) {
        return items.find(actorId, id)
                .filter(item -> tokens.accepts(
                        Contexts.subject(actorId, id, attempt), item.number(ExecutionItems.START, 0), token))
                .isPresent();
    }

    /**
     * Tells the end of an attempt that runs elsewhere.
     *
     * @throws ConflictException where this attempt has ended; nothing changes then
     */
    public void finish(Actor actor, String id, int attempt, Ran ran) {
        Item item = item(actor.id(), id);
        boolean runs = ExecutionItems.status(item) == ExecutionStatus.RUNNING
                && item.number(ExecutionItems.ATTEMPT, 0) == attempt;
        if (!runs || !this.runs.end(actor, item, ran)) {
            throw new ConflictException("attempt " + attempt + " of this execution is not running any more");
        }
        this.runs.next(actor);
    }

    /**
     * Gives a worker the next waiting executions of an actor whose image is a command, each started under a lease of
     * {@link Runs#LEASE_MILLIS}, to be renewed by {@link #renew}.
     */
    public List<Call> take(Actor actor, String worker, int most) {
        List<Call> taken = new ArrayList<>();
        if (actor.settings().paused() || !(actor.image() instanceof Image.Command)) {
            return taken;
        }
        Turns turns = new Turns(desk.items());
        for (Key key : mail.first(actor.id(), most)) {
            Optional<Item> item = desk.items().get(key);
            if (item.isEmpty() || ExecutionItems.status(item.get()) != ExecutionStatus.SUBMITTED) {
                mail.remove(key);
                continue;
            }
            long now = desk.now();
            String id = ExecutionItems.id(key);
            if (!actor.settings().stateless() && !turns.take(actor.id(), id, now + Runs.LEASE_MILLIS, now)) {
                break;
            }
            runs.start(actor, item.get(), worker)
                    .ifPresent(started -> taken.add(contexts.call(actor, started, items.payload(started))));
        }
        return taken;
    }

    /** Gives an attempt back that a worker cannot go on with; false where it is not this worker's any more. */
    public boolean giveBack(Actor actor, String id, int attempt) {
        Item item = item(actor.id(), id);
        return ExecutionItems.status(item) == ExecutionStatus.RUNNING
                && item.number(ExecutionItems.ATTEMPT, 0) == attempt
                && runs.giveBack(actor, item);
    }

    /** Renews the lease of an attempt; false where it is not this worker's any more. */
    public boolean renew(Actor actor, String id, int attempt) {
        Item item = item(actor.id(), id);
        long until = desk.now() + Runs.lease(actor.image());
        boolean renewed = desk.items()
                .update(
                        item.key(),
                        items.dueAt(Update.change(), item.key(), until).build(),
                        ExecutionItems.stands(ExecutionStatus.RUNNING, attempt))
                .applied();
        if (renewed && !actor.settings().stateless()) {
            new Turns(desk.items()).take(actor.id(), id, until, desk.now());
        }
        return renewed;
    }
}
