package dev.baton.engine.actor;

import dev.baton.engine.store.Changes;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import java.util.List;
import java.util.Optional;

/**
 * Starts executions and ends them. Each step is one conditional update of the execution's item, so that a step which
 * somebody else did already, or a late one, changes nothing.
 */
final class Runs {
    /** How often an execution is started before it counts as poison. */
    static final int MOST_ATTEMPTS = 3;
    /** How long a run in this process, or with a courier, may take before another process takes it for dead. */
    static final long LEASE_MILLIS = 60_000;
    /** How long a Lambda function or an URL may take: its own limit of 15 minutes, and a minute for the way. */
    static final long REMOTE_LEASE_MILLIS = 16 * 60_000;
    /** When a waiting execution is looked at again, should nobody have come to it. */
    static final long LOOK_AGAIN_MILLIS = 60_000;

    /** The exit code of what was killed. */
    private static final int KILLED = 137;

    private final Desk desk;
    private final ExecutionItems executions;
    private final Contexts contexts;
    private final Mail mail;
    private final Turns turns;
    private final DeadLetters deadLetters;
    private final Announcements announcements;

    Runs(
            Desk desk,
            ExecutionItems executions,
            Contexts contexts,
            Mail mail,
            DeadLetters deadLetters,
            Announcements announcements) {
        this.desk = desk;
        this.executions = executions;
        this.contexts = contexts;
        this.mail = mail;
        this.deadLetters = deadLetters;
        this.announcements = announcements;
        turns = new Turns(desk.items());
    }

    /** Whether a message to the actor can be run by its sender, and so need not wait in the mail. */
    static boolean atOnce(Actor actor) {
        return actor.settings().stateless()
                && !actor.settings().paused()
                && actor.image() instanceof Image.BuiltInFunction;
    }

    static long lease(Image image) {
        return switch (image) {
            case Image.BuiltInFunction local -> LEASE_MILLIS;
            case Image.Command worker -> LEASE_MILLIS;
            case Image.Lambda remote -> REMOTE_LEASE_MILLIS;
            case Image.Https remote -> REMOTE_LEASE_MILLIS;
        };
    }

    /** Starts what waits for this actor and may be started: of a stateful one the oldest, of another one this one. */
    void dispatch(Actor actor, Key waiting) {
        if (actor.settings().paused() || actor.image() instanceof Image.Command) {
            return;
        }
        if (actor.settings().stateless()) {
            desk.items()
                    .get(waiting)
                    .flatMap(item -> start(actor, item, "baton"))
                    .ifPresent(item -> perform(actor, item));
        } else {
            serve(actor);
        }
    }

    /** One after the other, until somebody else's turn is on or nobody waits. */
    private void serve(Actor actor) {
        for (Optional<Key> head = mail.head(actor.id()); head.isPresent(); head = mail.head(actor.id())) {
            Key key = head.get();
            Optional<Item> item = desk.items().get(key);
            if (item.isEmpty() || ExecutionItems.status(item.get()) != ExecutionStatus.SUBMITTED) {
                mail.remove(key);
                continue;
            }
            boolean resting = item.get().number(ExecutionItems.REST, 0) > desk.now();
            if (resting || !takeTurn(actor, item.get())) {
                return;
            }
            Optional<Item> started = start(actor, item.get(), "baton");
            if (started.isEmpty()) {
                turns.release(actor.id(), ExecutionItems.id(key));
            } else if (!perform(actor, started.get())) {
                return;
            }
        }
    }

    private boolean takeTurn(Actor actor, Item item) {
        long now = desk.now();
        return turns.take(actor.id(), ExecutionItems.id(item.key()), now + lease(actor.image()), now);
    }

    /** Counts a start and gives the lease; empty where somebody else was first. */
    Optional<Item> start(Actor actor, Item item, String worker) {
        long now = desk.now();
        long attempt = item.number(ExecutionItems.ATTEMPT, 0);
        Update.Builder update = Update.change()
                .set(ExecutionItems.STATUS, ExecutionStatus.RUNNING.name())
                .set(ExecutionItems.ATTEMPT, attempt + 1)
                .set(ExecutionItems.START, now)
                .set(ExecutionItems.WORKER, worker);
        Outcome outcome = desk.items()
                .update(
                        item.key(),
                        executions
                                .dueAt(update, item.key(), now + lease(actor.image()))
                                .build(),
                        ExecutionItems.stands(ExecutionStatus.SUBMITTED, attempt));
        if (!(outcome instanceof Outcome.Applied(var after))) {
            return Optional.empty();
        }
        mail.remove(item.key());
        return after;
    }

    /** Runs a built-in function's execution, as if it had been started, and writes it when that is over: once, for it ends with that. */
    void performFirst(Actor actor, Item item, Payload payload) {
        Image.BuiltInFunction function = (Image.BuiltInFunction) actor.image();
        switch (local(function.name(), contexts.call(actor, item, payload))) {
            case Courier.Ended(Ran ran) -> {
                Item ended = Changes.apply(ending(actor, item, ExecutionStatus.COMPLETE, ran), item);
                if (desk.items().put(ended, Condition.ABSENT).applied()) {
                    announce(actor, ended);
                }
            }
            case Courier.NotTaken(String reason) -> {
                if (desk.items().put(item, Condition.ABSENT).applied()) {
                    fail(actor, item, "FAILED", reason);
                }
            }
            case Courier.Taken aside -> throw new IllegalStateException("a function of this process was left running");
        }
    }

    /** Runs what was started; whether its end is known. */
    boolean perform(Actor actor, Item item) {
        Call call = contexts.call(actor, item, executions.payload(item));
        Image image = actor.image();
        Courier.Handover handover = switch (image) {
            case Image.BuiltInFunction(String name) -> local(name, call);
            case Image.Lambda remote -> desk.courier().get().hand(image, call);
            case Image.Https remote -> desk.courier().get().hand(image, call);
            case Image.Command worker -> new Courier.Taken();
        };
        return switch (handover) {
            case Courier.Taken taken -> false;
            case Courier.Ended(Ran ran) -> end(actor, item, ran);
            case Courier.NotTaken(String reason) -> {
                fail(actor, item, "FAILED", reason);
                yield true;
            }
        };
    }

    private Courier.Handover local(String name, Call call) {
        Optional<BuiltIn> function = desk.builtIns().find(name);
        if (function.isEmpty()) {
            return new Courier.NotTaken("this process has no built-in function " + name);
        }
        try {
            return new Courier.Ended(function.get().run(call));
        } catch (RuntimeException fault) {
            // Its message may hold what the caller sent, or a secret.
            return new Courier.NotTaken(
                    "the function failed: " + fault.getClass().getSimpleName());
        }
    }

    /** Ends the attempt that this item shows; false where it had ended already, or another one is on. */
    boolean end(Actor actor, Item item, Ran ran) {
        return finish(actor, item, ExecutionStatus.COMPLETE, ran, true);
    }

    private Update ending(Actor actor, Item item, ExecutionStatus status, Ran ran) {
        long now = desk.now();
        Update.Builder update = Update.change()
                .set(ExecutionItems.STATUS, status.name())
                .set(ExecutionItems.OUTCOME, ran.word())
                .set(ExecutionItems.EXIT, ran.exitCode())
                .set(ExecutionItems.END, now);
        executions.report(update, item, Report.of(ran), actor.settings().logEx(), now);
        if (Announcements.wanted(actor, item)) {
            executions.dueAt(update, item.key(), now + LOOK_AGAIN_MILLIS).set(ExecutionItems.NEWS, 0);
        } else {
            ExecutionItems.settled(update);
        }
        return update.build();
    }

    private void announce(Actor actor, Item ended) {
        if (Announcements.wanted(actor, ended)) {
            desk.aside(() -> announcements.ended(actor, ended));
        }
    }

    private boolean finish(Actor actor, Item item, ExecutionStatus status, Ran ran, boolean over) {
        Outcome outcome = desk.items()
                .update(
                        item.key(),
                        ending(actor, item, status, ran),
                        ExecutionItems.stands(ExecutionItems.status(item), item.number(ExecutionItems.ATTEMPT, 0)));
        if (!(outcome instanceof Outcome.Applied(var after))) {
            return false;
        }
        if (over && !actor.settings().stateless()) {
            turns.release(actor.id(), ExecutionItems.id(item.key()));
        }
        announce(actor, after.orElseThrow());
        return true;
    }

    /** The attempt that this item shows came to nothing: another one later, or none any more. */
    void fail(Actor actor, Item item, String outcome, String reason) {
        long attempt = item.number(ExecutionItems.ATTEMPT, 0);
        if (attempt - item.number(ExecutionItems.RETURNED, 0) >= MOST_ATTEMPTS) {
            bury(actor, item, outcome, reason);
            return;
        }
        Update.Builder again = Update.change().set(ExecutionItems.STATUS, ExecutionStatus.SUBMITTED.name());
        long due = desk.now() + LOOK_AGAIN_MILLIS / 6 * (1L << attempt);
        boolean applied = desk.items()
                .update(
                        item.key(),
                        executions
                                .dueAt(again, item.key(), due)
                                .set(ExecutionItems.REST, due)
                                .build(),
                        ExecutionItems.stands(ExecutionStatus.RUNNING, attempt))
                .applied();
        if (applied) {
            mail.put(item.key());
            turns.release(actor.id(), ExecutionItems.id(item.key()));
        }
    }

    /** The attempt that this item shows is left by who had it: it waits again, as if it had not been started; whether it does. */
    boolean giveBack(Actor actor, Item item) {
        long attempt = item.number(ExecutionItems.ATTEMPT, 0);
        Update.Builder again = Update.change()
                .set(ExecutionItems.STATUS, ExecutionStatus.SUBMITTED.name())
                .add(ExecutionItems.RETURNED, 1);
        boolean applied = desk.items()
                .update(
                        item.key(),
                        executions
                                .dueAt(again, item.key(), desk.now() + LOOK_AGAIN_MILLIS)
                                .build(),
                        ExecutionItems.stands(ExecutionStatus.RUNNING, attempt))
                .applied();
        if (applied) {
            mail.put(item.key());
            turns.release(actor.id(), ExecutionItems.id(item.key()));
        }
        return applied;
    }

    /** Ends it as one that cannot be run; an operator finds it among the dead letters. */
    void bury(Actor actor, Item item, String outcome, String reason) {
        deadLetters.add(item.key(), reason);
        finish(actor, item, ExecutionStatus.ERROR, new Ran(1, outcome, reason, List.of()), true);
        mail.remove(item.key());
    }

    /** Ends it without a run, or while one is on whose end will not be heard; false where it had ended. */
    boolean cancel(Actor actor, Item item, String reason) {
        boolean waiting = ExecutionItems.status(item) == ExecutionStatus.SUBMITTED;
        Ran ran = new Ran(waiting ? 1 : KILLED, "CANCELLED", reason, List.of());
        // A run that cannot be stopped keeps a stateful actor's turn until its lease is over.
        boolean done = finish(actor, item, ExecutionStatus.COMPLETE, ran, waiting);
        mail.remove(item.key());
        return done;
    }

    /** Starts what waits for a stateful actor, now that a turn is over. */
    void next(Actor actor) {
        mail.head(actor.id()).ifPresent(head -> dispatch(actor, head));
    }
}
