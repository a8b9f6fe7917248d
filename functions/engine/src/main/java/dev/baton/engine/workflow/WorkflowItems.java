package dev.baton.engine.workflow;

import static dev.baton.engine.workflow.WorkflowAttributes.*;

import dev.baton.engine.Backend;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.record.Numbered;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Workflows as items, and the directory that lists them. */
final class WorkflowItems {
    private static final Key COUNTER = new Key("workflows", "#");
    private static final String DIRECTORY = "workflows";

    private final Backend backend;

    WorkflowItems(Backend backend) {
        this.backend = backend;
    }

    static Key key(long workflow) {
        return new Key(Keys.root(workflow), "w");
    }

    /** A fresh workflow id. */
    long nextId() {
        while (true) {
            Outcome outcome =
                    backend.items().update(COUNTER, Update.change().add("w", 1).build(), Condition.EXISTS);
            if (outcome instanceof Outcome.Applied(Optional<Item> item)) {
                return item.orElseThrow().number("w", 0);
            }
            backend.items().put(Item.at(COUNTER).with("w", 0).build(), Condition.ABSENT);
        }
    }

    /** Makes the workflow show up in lists; the last step of its creation. */
    void announce(long workflow) {
        backend.items().put(Item.at(entry(workflow)).build(), Condition.ANY);
    }

    void conceal(long workflow) {
        backend.items().delete(entry(workflow), Condition.ANY);
    }

    private static Key entry(long workflow) {
        return new Key(DIRECTORY, "w/" + Numbered.text(workflow));
    }

    /** The ids of all workflows, oldest first. */
    List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        backend.items()
                .each(
                        Query.prefix(DIRECTORY, "w/"),
                        item -> ids.add(Long.valueOf(item.key().sort().substring(2))));
        return ids;
    }

    Item get(long workflow) {
        return find(workflow).orElseThrow(() -> NotFoundException.of("workflow", workflow));
    }

    Optional<Item> find(long workflow) {
        return workflow <= 0 || workflow > Ids.MAX_WORKFLOW
                ? Optional.empty()
                : backend.items().get(key(workflow));
    }

    /** Starts the item of a new workflow. */
    Item.Builder write(long workflow, NewWorkflow draft) {
        return Item.at(key(workflow))
                .with(NAME, draft.name())
                .with(USER, draft.user())
                .with(DESCRIPTION, draft.description())
                .with(
                        TIMESTAMP,
                        Instant.ofEpochMilli(backend.now())
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString())
                .with(SETTINGS, SettingsValue.of(draft.settings()));
    }

    /** The changes that give an existing workflow new values. */
    static Update.Builder change(NewWorkflow values) {
        return Update.change()
                .set(NAME, values.name())
                .set(USER, values.user())
                .set(DESCRIPTION, values.description())
                .set(SETTINGS, SettingsValue.of(values.settings()));
    }

    static Workflow read(long workflow, Item item) {
        return new Workflow(
                workflow,
                new NewWorkflow(item.text(NAME), item.text(USER), item.text(DESCRIPTION), settings(item)),
                item.text(TIMESTAMP),
                new WorkflowStatus(
                        run(item), item.truth(CANCELED), item.truth(ARCHIVED), item.truth(COMPLETION_SCRIPT)));
    }

    /** The workflow's id. */
    static long number(Item item) {
        return Long.parseLong(item.key().partition().substring(2));
    }

    static WorkflowSettings settings(Item item) {
        return SettingsValue.read(item.attributes().get(SETTINGS));
    }

    static long run(Item item) {
        return item.number(RUN, 0);
    }

    static long epoch(Item item) {
        return item.number(EPOCH, 0);
    }

    /** Whether every job of the epoch in force has ended. */
    static boolean fired(Item item) {
        return epoch(item) > 0 && item.number(FIRED, 0) == epoch(item) && !item.truth(TOUCHED);
    }

    /** Changes the item, whatever it holds; NotFoundException where there is none. */
    Item update(long workflow, Update update) {
        if (backend.items().update(key(workflow), update, Condition.EXISTS)
                instanceof Outcome.Applied(Optional<Item> item)) {
            return item.orElseThrow();
        }
        throw NotFoundException.of("workflow", workflow);
    }
}
