package dev.baton.engine.actor;

import dev.baton.engine.Backend;
import dev.baton.engine.Ticked;
import dev.baton.engine.access.JobTokens;
import dev.baton.engine.access.Nonces;
import dev.baton.engine.access.SigningKeys;
import java.util.function.BooleanSupplier;

/** Abaco's part of the engine, over the stores. Thread-safe; nothing but the registered functions stands in this process. */
public final class Actors {
    private final Desk desk;
    private final Directory directory;
    private final Aliases aliases;
    private final States states;
    private final Configs configs;
    private final Mailbox mailbox;
    private final Executions executions;
    private final DeadLetters deadLetters;
    private final Admission admission;
    private final Sweep sweep;

    private Actors(Desk desk) {
        this.desk = desk;
        Backend backend = desk.backend();
        JobTokens tokens =
                new JobTokens(new SigningKeys(backend.items(), backend.clock(), backend.random()), backend.clock());
        ExecutionItems items = new ExecutionItems(backend.items(), desk.texts(), desk.watch());
        Mail mail = new Mail(backend.items());
        states = new States(desk);
        configs = new Configs(desk);
        Contexts contexts = new Contexts(states, configs, tokens);
        deadLetters = new DeadLetters(backend.items(), backend.clock());
        Announcements announcements = new Announcements(desk, items, deadLetters);
        Runs runs = new Runs(desk, items, contexts, mail, deadLetters, announcements);
        directory = new Directory(desk, announcements);
        aliases = new Aliases(desk);
        mailbox = new Mailbox(desk, items, mail, runs);
        announcements.through(mailbox, directory);
        executions = new Executions(desk, items, contexts, mail, runs, tokens);
        admission = new Admission(desk.nonces());
        sweep = new Sweep(desk, items, mail, runs, directory, mailbox, announcements);
    }

    /** The actors on this backend, which the caller closes after them. */
    public static Actors over(Backend backend) {
        return new Actors(Desk.over(backend));
    }

    /** The functions of this process, to be registered before the first request. */
    public BuiltIns builtIns() {
        return desk.builtIns();
    }

    /** Lets this courier take runs and news out of the process; without one, the sender of push jobs does, if there is one. */
    public void deliverBy(Courier courier) {
        desk.courier().set(courier);
    }

    /** Lets this one hear how executions end that push jobs were sent to ({@link Mailbox#sendFor}). */
    public void endJobsBy(JobEnds ends) {
        desk.jobEnds().set(ends);
    }

    public Directory directory() {
        return directory;
    }

    public Aliases aliases() {
        return aliases;
    }

    public Nonces nonces() {
        return desk.nonces();
    }

    public Admission admission() {
        return admission;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Executions executions() {
        return executions;
    }

    public States states() {
        return states;
    }

    public Configs configs() {
        return configs;
    }

    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /**
     * Deletes an actor: what waits or is under way is cancelled, and ends the jobs that it was sent for; its nonces and its state go,
     * its executions stay in the store. Repeatable.
     */
    public void delete(String id) {
        Actor actor = directory.shutDown(id);
        mailbox.purge(actor, deleted(id));
        executions.abandon(actor);
        states.delete(id);
        directory.remove(id);
    }

    static String deleted(String id) {
        return "actor " + id + " was deleted";
    }

    /** Sends a dead letter's message again, as a new execution, and removes it; repeatable. */
    public Mailbox.Sent redrive(String executionId) {
        DeadLetters.DeadLetter dead = deadLetters.get(executionId);
        Actor actor = directory.get(dead.actorId());
        Mailbox.Sent sent = mailbox.redrive(actor, executionId);
        deadLetters.delete(executionId);
        return sent;
    }

    /** As {@link #tick(BooleanSupplier)}, as long as it takes. */
    public void tick() {
        tick(() -> true);
    }

    /**
     * Does what is due by itself; to be called every minute, or oftener. Two at once do no harm.
     *
     * @param goOn asked before each thing that is due; where it says no, the rest is left to another tick
     */
    public Ticked tick(BooleanSupplier goOn) {
        return sweep.run(goOn);
    }
}
