package dev.baton.engine.actor;

import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Where messages to actors go in. Thread-safe. */
public final class Mailbox {
    /** How long the key of a letter is known. */
    public static final Duration KEY_LIFE = Duration.ofHours(24);
    /** The context variable by which a door tells under which address it was reached; not shown to the actor as such. */
    public static final String SERVER = "_baton_server";

    /** The context variable that names the attempt of a push job; doors let nobody set it, and actors do not see it. */
    static final String PUSH_JOB = "_baton_push_job";

    private final Desk desk;
    private final ExecutionItems executions;
    private final Mail mail;
    private final Runs runs;

    /**
     * A message that was accepted.
     *
     * @param repeated whether the same letter had been accepted before, and no new execution was made
     */
    public record Sent(String executionId, boolean repeated) {}

    Mailbox(Desk desk, ExecutionItems executions, Mail mail, Runs runs) {
        this.desk = desk;
        this.executions = executions;
        this.mail = mail;
        this.runs = runs;
    }

    /**
     * Makes an execution of the letter. A function of this process has run when this returns, unless the actor is stateful
     * and others wait; anything else was started, or waits.
     *
     * @throws NotFoundException where the actor is being deleted
     * @throws ConflictException where the letter's key was used for another one within {@link #KEY_LIFE}
     */
    public Sent send(Actor actor, Letter letter) {
        if (actor.status() == ActorStatus.SHUTTING_DOWN) {
            throw new NotFoundException("This actor is being deleted.");
        }
        Ids.Place place = desk.ids().execution();
        if (letter.key() != null) {
            String first = remembered(actor, letter, place.execution());
            if (executions.find(actor.id(), first).isPresent()) {
                return new Sent(first, true);
            }
            place = Ids.place(first).orElseThrow();
        }
        String id = place.execution();
        Key key = ExecutionItems.key(actor.id(), place);
        boolean atOnce = Runs.atOnce(actor);
        Item item = first(actor, key, letter, atOnce);
        if (atOnce && forgettable(letter)) {
            runs.performFirst(actor, item, Payload.of(letter));
            return new Sent(id, false);
        }
        if (!desk.items().put(item, Condition.ABSENT).applied()) {
            return new Sent(id, true);
        }
        if (atOnce) {
            runs.perform(actor, item);
        } else {
            mail.put(key);
            switch (actor.image()) {
                case Image.BuiltInFunction local -> runs.dispatch(actor, key);
                case Image.Command worker -> runs.dispatch(actor, key);
                case Image.Lambda remote -> desk.aside(() -> runs.dispatch(actor, key));
                case Image.Https remote -> desk.aside(() -> runs.dispatch(actor, key));
            }
        }
        return new Sent(id, false);
    }

    /**
     * The same for an attempt of a push job: the execution's end is told to whoever {@link Actors#endJobsBy} named, at least
     * once.
     */
    public Sent sendFor(long jobId, int attempt, Actor actor, Letter letter) {
        Map<String, String> context = new TreeMap<>(letter.context());
        context.put(PUSH_JOB, jobId + "/" + attempt);
        return send(
                actor, new Letter(letter.message(), letter.contentType(), context, letter.executor(), letter.key()));
    }

    /**
     * Whether nobody can ask for the execution, or waits for its end, before its sender has an answer: then it need not be written
     * before it has run. Should the process die in between, its sender has no answer either, and sends again.
     */
    private static boolean forgettable(Letter letter) {
        return letter.key() == null && !letter.context().containsKey(PUSH_JOB);
    }

    private Item first(Actor actor, Key key, Letter letter, boolean started) {
        long now = desk.now();
        Item.Builder item = executions
                .fresh(key, letter)
                .with(ExecutionItems.STATUS, (started ? ExecutionStatus.RUNNING : ExecutionStatus.SUBMITTED).name())
                .with(ExecutionItems.ATTEMPT, started ? 1 : 0);
        if (started) {
            item.with(ExecutionItems.START, now).with(ExecutionItems.WORKER, "baton");
        }
        long due = now + (started ? Runs.lease(actor.image()) : Runs.LOOK_AGAIN_MILLIS);
        return executions.dueAt(item, key, due).build();
    }

    /** The execution that the letter's key stands for, which is this one unless the key was used before. */
    private String remembered(Actor actor, Letter letter, String fresh) {
        String name = Texts.hash(actor.id() + "\n" + letter.executor() + "\n" + letter.key());
        String content = Texts.hash(Payload.of(letter).text());
        Item item = Item.at(new Key("letter/" + name, "letter"))
                .with("e", fresh)
                .with("h", content)
                .with(Item.EXPIRES, desk.now() / 1000 + KEY_LIFE.toSeconds())
                .build();
        return switch (desk.items().put(item, Condition.ABSENT)) {
            case Outcome.Applied applied -> fresh;
            case Outcome.Refused(var now) -> {
                Item there = now.orElseThrow();
                if (!content.equals(there.text("h"))) {
                    throw new ConflictException("this idempotency key was used for another message; take a new one");
                }
                yield there.text("e");
            }
        };
    }

    /** Sends an execution's message again; twice is once. */
    Sent redrive(Actor actor, String executionId) {
        Item item = executions
                .find(actor.id(), executionId)
                .orElseThrow(() -> new NotFoundException("Execution not found."));
        Payload payload = executions.payload(item);
        return send(
                actor,
                new Letter(
                        payload.message(),
                        payload.contentType(),
                        payload.context(),
                        ExecutionItems.read(item).executor(),
                        "redrive/" + executionId));
    }

    /** How many messages wait to be started. */
    public int waiting(String actorId) {
        return mail.all(actorId).size();
    }

    /** Cancels what waits; executions that were started go on. Repeatable. */
    public void purge(Actor actor) {
        purge(actor, "");
    }

    /** @param reason what their logs say */
    void purge(Actor actor, String reason) {
        for (Key key : mail.all(actor.id())) {
            desk.items()
                    .get(key)
                    .filter(item -> ExecutionItems.status(item) == ExecutionStatus.SUBMITTED)
                    .ifPresentOrElse(item -> runs.cancel(actor, item, reason), () -> mail.remove(key));
        }
    }
}
