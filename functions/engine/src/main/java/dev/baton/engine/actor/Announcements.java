package dev.baton.engine.actor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.access.Level;
import dev.baton.engine.record.Json;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Update;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells an actor's link and webhook what happened to it. The end of an execution is told at least once: the execution stands
 * in the index until it is. That an actor is ready is told once or not at all.
 */
final class Announcements {
    /** How often it is tried before it becomes a dead letter. */
    private static final int MOST_TRIES = 8;
    /** How many links a message may have come through. */
    private static final int MOST_HOPS = 16;

    private static final String HOPS = "x_hops";

    private final Desk desk;
    private final ExecutionItems executions;
    private final DeadLetters deadLetters;
    private final AtomicReference<Mailbox> mailbox = new AtomicReference<>();
    private final AtomicReference<Directory> directory = new AtomicReference<>();

    Announcements(Desk desk, ExecutionItems executions, DeadLetters deadLetters) {
        this.desk = desk;
        this.executions = executions;
        this.deadLetters = deadLetters;
    }

    /** Closes the circle: links are messages, whose executions end. */
    void through(Mailbox mailbox, Directory directory) {
        this.mailbox.set(mailbox);
        this.directory.set(directory);
    }

    static boolean wanted(Actor actor, Item item) {
        return item.has(ExecutionItems.PUSH_JOB)
                || !actor.settings().link().isEmpty()
                || !actor.settings().webhook().isEmpty();
    }

    void ready(Actor actor) {
        if (!actor.settings().webhook().isEmpty()) {
            ObjectNode event = event(actor, "ACTOR_READY", desk.now());
            event.put("status_message", actor.statusMessage());
            desk.courier().get().post(URI.create(actor.settings().webhook()), event);
        }
    }

    /** Tells the end of this execution; where that does not succeed, a sweep does it later. */
    void ended(Actor actor, Item item) {
        Execution execution = ExecutionItems.read(item);
        ObjectNode event = event(
                actor,
                execution.status() == ExecutionStatus.ERROR ? "EXECUTION_ERROR" : "EXECUTION_COMPLETE",
                execution.finishedAt());
        event.put("execution_id", execution.id());
        event.put("status", execution.status().name());
        event.put("exit_code", execution.exitCode());
        event.put("outcome", execution.outcome());
        tellJob(item, execution, executions.report(item));
        boolean told = link(actor, execution, item, event) && webhook(actor, event);
        long tries = item.number(ExecutionItems.NEWS, 0) + 1;
        Update.Builder update = Update.change();
        if (told || tries >= MOST_TRIES) {
            if (!told) {
                deadLetters.add(item.key(), "nobody took the news of its end");
            }
            ExecutionItems.settled(update).remove(ExecutionItems.NEWS);
        } else {
            long wait = Runs.LOOK_AGAIN_MILLIS * (1L << tries);
            executions.dueAt(update, item.key(), desk.now() + wait).set(ExecutionItems.NEWS, tries);
        }
        desk.items().update(item.key(), update.build(), ExecutionItems.stands(execution.status(), execution.attempt()));
    }

    /** The same where the actor is gone, whose link and webhook nobody knows any more; an execution that had not ended is lost. */
    void orphaned(Item item) {
        Execution execution = ExecutionItems.read(item);
        tellJob(
                item,
                execution,
                execution.status().terminal()
                        ? executions.report(item)
                        : Report.of(new Ran(1, "LOST", Actors.deleted(execution.actorId()), List.of())));
    }

    private void tellJob(Item item, Execution execution, Report report) {
        String job = item.text(ExecutionItems.PUSH_JOB);
        if (job == null) {
            return;
        }
        String[] parts = job.split("/");
        boolean over = execution.status().terminal();
        Ran ran = new Ran(
                over ? execution.exitCode() : 1, over ? execution.outcome() : "LOST", report.log(), report.results());
        desk.jobEnds().get().ended(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), execution.actorId(), ran);
    }

    private boolean webhook(Actor actor, ObjectNode event) {
        return actor.settings().webhook().isEmpty()
                || desk.courier().get().post(URI.create(actor.settings().webhook()), event);
    }

    private boolean link(Actor actor, Execution execution, Item item, ObjectNode event) {
        if (actor.settings().link().isEmpty()) {
            return true;
        }
        Map<String, String> context = new TreeMap<>(executions.payload(item).context());
        int hops = hops(context) + 1;
        Optional<Actor> linked =
                Links.resolve(desk, directory.get(), actor.settings().link());
        Caller owner = Caller.withKey(actor.owner(), java.util.Set.of());
        if (linked.isEmpty()
                || hops > MOST_HOPS
                || !actor.owner().equals(linked.get().owner())
                        && !owner.level(linked.get()).covers(Level.EXECUTE)) {
            return true;
        }
        context.keySet().removeIf(name -> !name.equals("x_session") && !name.equals(Mailbox.SERVER));
        context.put(HOPS, Integer.toString(hops));
        context.put("x_src_actor_id", actor.id());
        context.put("x_src_execution_id", execution.id());
        context.put("x_src_event", event.path("event_type").textValue());
        mailbox.get()
                .send(
                        linked.get(),
                        new Letter(Json.write(event), Letter.JSON, context, "Abaco Event", "end/" + execution.id()));
        return true;
    }

    private static int hops(Map<String, String> context) {
        try {
            return Integer.parseInt(context.getOrDefault(HOPS, "0"));
        } catch (NumberFormatException forged) {
            return MOST_HOPS;
        }
    }

    private static ObjectNode event(Actor actor, String type, long time) {
        Instant now = Instant.ofEpochMilli(time);
        return JsonNodeFactory.instance
                .objectNode()
                .put("event_type", type)
                .put("event_time_utc", now.toString())
                .put("event_time_display", now.toString())
                .put("tenant_id", "BATON")
                .put("actor_id", actor.id())
                .put("actor_dbid", "BATON_" + actor.id())
                .put("_abaco_link", actor.settings().link())
                .put("_abaco_webhook", actor.settings().webhook());
    }
}
