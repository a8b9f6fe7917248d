package dev.baton.simulation;

import dev.baton.engine.EngineException;
import dev.baton.engine.pipeline.HistoryEntry;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.pipeline.PipelineState;
import dev.baton.engine.pipeline.StateMachine;
import dev.baton.engine.store.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The history of a pipeline's job: each event once, by the machine's rules, one after the other without gaps, and what is read
 * is what happened.
 */
final class Histories implements Invariant {
    private record Entry(String event, String id, String state) {
        static Entry of(Item item) {
            return new Entry(item.text("e"), item.text("ei"), item.text("s"));
        }
    }

    /** By birth: jobs that had one UUID after the other are not one. */
    private final Map<String, List<Entry>> happened = new HashMap<>();

    @Override
    public void written(World world, Item before, Item after) {
        if (after == null || !after.key().partition().startsWith("pj/")) {
            return;
        }
        if (after.key().sort().equals("m")) {
            moved(before, after);
        } else if (after.key().sort().startsWith("h/")) {
            List<Entry> history = happened.get(after.key().sort().split("/")[1]);
            Entry entry = history.get((int) after.number("n", 0) - 1);
            if (!Entry.of(after).equals(entry)) {
                throw new Violation("entry " + after.number("n", 0) + " was " + entry + ", kept is " + after);
            }
        }
    }

    private void moved(Item before, Item after) {
        String birth = after.text("b");
        if (before != null && !birth.equals(before.text("b"))) {
            throw new Violation("job " + birth + " replaces job " + before.text("b"));
        }
        if (before != null && before.number("n", 0) == after.number("n", 0)) {
            if (!Entry.of(before).equals(Entry.of(after))) {
                throw new Violation("an entry became another: " + before + " " + after);
            }
            return;
        }
        List<Entry> history = happened.computeIfAbsent(birth, unused -> new ArrayList<>());
        Entry entry = Entry.of(after);
        if (after.number("n", 0) != history.size() + 1) {
            throw new Violation("entry " + after.number("n", 0) + " follows " + history.size());
        }
        if (entry.id() != null && history.stream().anyMatch(old -> entry.id().equals(old.id()))) {
            throw new Violation("event " + entry.id() + " is applied twice");
        }
        if (before != null) {
            PipelineState legal = StateMachine.of(after.text("g"))
                    .orElseThrow()
                    .next(PipelineState.valueOf(before.text("s")), PipelineEvent.valueOf(entry.event()))
                    .orElseThrow(() -> new Violation(entry + " is not allowed after " + before));
            if (!legal.name().equals(entry.state())) {
                throw new Violation(entry + " should lead to " + legal);
            }
        }
        history.add(entry);
    }

    @Override
    public void atRest(World world) {
        PipelineJobs jobs = world.look().pipelines().jobs();
        List<Item> machines = world.items
                .items()
                .filter(item -> item.key().partition().startsWith("pj/")
                        && item.key().sort().equals("m"))
                .toList();
        for (Item machine : machines) {
            List<HistoryEntry> read;
            try {
                read = jobs.told(machine.key().partition().substring("pj/".length()))
                        .history();
            } catch (EngineException going) {
                continue;
            }
            List<Entry> told = read.stream()
                    .map(entry -> new Entry(
                            entry.event().name(), entry.eventId(), entry.state().name()))
                    .toList();
            if (!told.equals(happened.get(machine.text("b")))) {
                throw new Violation("what happened is " + happened.get(machine.text("b")) + ", what is told " + told);
            }
        }
    }
}
