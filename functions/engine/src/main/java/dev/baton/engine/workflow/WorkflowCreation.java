package dev.baton.engine.workflow;

import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Numbers;
import dev.baton.engine.spec.WorkflowSpec;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes workflows: each shows up, whole, by the last write of its creation. */
final class WorkflowCreation {
    private static final String CONTENTS = "specs";
    private static final String WORKFLOW = "w";

    private final Tables tables;
    private final WorkflowRemoval removal;
    private final Departures departures;

    WorkflowCreation(Tables tables, WorkflowRemoval removal, Departures departures) {
        this.tables = tables;
        this.departures = departures;
        this.removal = removal;
    }

    Workflow empty(NewWorkflow draft) {
        long id = tables.workflows().nextId();
        Item item = tables.workflows().write(id, draft).build();
        tables.backend().items().put(Numbers.counter(id, Map.of(Kind.REQUIREMENTS, 1L)), Condition.ANY);
        tables.backend()
                .items()
                .putAll(tables.requirements().newItems(id, 1, List.of(SpecWriter.defaultRequirements(id))));
        tables.backend().items().put(item, Condition.ANY);
        tables.workflows().announce(id);
        return WorkflowItems.read(id, item);
    }

    Workflow of(WorkflowSpec spec, String user, boolean armed) {
        Made made = write(spec, user, armed);
        return made.go(tables, departures);
    }

    /** A workflow that was written, and its push jobs that wait for nothing. */
    private record Made(Item item, List<Item> departing) {
        long id() {
            return WorkflowItems.number(item);
        }

        Workflow go(Tables tables, Departures departures) {
            tables.workflows().announce(id());
            boolean gone = departing.isEmpty()
                    || departures.inline(id()) && departing.stream().allMatch(departures::sent);
            if (!gone) {
                // The tick that is due at once was written with the workflow.
                tables.backend().news().left(id());
            }
            return WorkflowItems.read(id(), item);
        }
    }

    private Made write(WorkflowSpec spec, String user, boolean armed) {
        if (armed) {
            spec.lack().ifPresent(lack -> {
                throw MissingData.refusal(lack.job(), lack.data());
            });
        }
        Graph graph = GraphPlanner.plan(SpecWriter.relations(spec));
        NewWorkflow values = new NewWorkflow(
                spec.name(), spec.user() == null ? user : spec.user(), spec.description(), spec.settings());
        long id = tables.workflows().nextId();
        SpecWriter writer = new SpecWriter(tables, spec, id);
        Item item = writer.write(values, graph, armed).build();
        tables.backend().items().put(item, Condition.ANY);
        return new Made(item, writer.departing());
    }

    /** The workflow that was made from this content, unless it was deleted. */
    Optional<Workflow> madeFrom(String contentHash) {
        return tables.backend()
                .items()
                .get(content(contentHash))
                .flatMap(pointer -> tables.workflows().find(pointer.number(WORKFLOW, 0)))
                .map(item -> WorkflowItems.read(WorkflowItems.number(item), item));
    }

    private static Key content(String hash) {
        return new Key(CONTENTS, hash);
    }

    /** One workflow for one content, whoever asks how often; the jobs of a new one are armed. */
    Workflow once(WorkflowSpec spec, String user, String contentHash) {
        Optional<Workflow> known = madeFrom(contentHash);
        if (known.isPresent()) {
            tables.workflows().announce(known.get().id());
            return known.get();
        }
        Made made = write(spec, user, true);
        if (!remember(contentHash, made.id())) {
            removal.remove(made.id());
            return once(spec, user, contentHash);
        }
        return made.go(tables, departures);
    }

    /** False where the content has another workflow by now. */
    private boolean remember(String contentHash, long id) {
        Key key = content(contentHash);
        Outcome first =
                tables.backend().items().put(Item.at(key).with(WORKFLOW, id).build(), Condition.ABSENT);
        if (!(first instanceof Outcome.Refused(Optional<Item> pointer))) {
            return true;
        }
        long other = pointer.map(item -> item.number(WORKFLOW, 0)).orElse(0L);
        return tables.workflows().find(other).isEmpty()
                && tables.backend()
                        .items()
                        .update(key, Update.change().set(WORKFLOW, id).build(), Condition.is(WORKFLOW, other))
                        .applied();
    }
}
