package dev.baton.engine.sparky;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Json;
import dev.baton.engine.record.Numbered;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lanes and builds in the store. A lane is changed as a whole, on condition that nobody else did since it was read. */
record Lanes(ItemStore items) {
    private static final String ALL = "sparky/projects";
    private static final String TEXT = "d";
    private static final String VERSION = "v";
    private static final String BUILDS = "build/";
    private static final String JOB = "j";

    /** A build: its number and whose it was. */
    record Build(Key key, long number, String job) {}

    private static Key key(String project) {
        return new Key(JobName.lane(project), "lane");
    }

    Lane get(String project) {
        return find(project).orElseGet(() -> Lane.fresh(project));
    }

    Optional<Lane> find(String project) {
        return items.get(key(project)).map(Lanes::read);
    }

    private static Lane read(Item item) {
        return Json.read(item.text(TEXT), Lane.class);
    }

    /** The lane after the change; the change is asked again where somebody else was first, and may answer with what it was given. */
    Lane change(String project, UnaryOperator<Lane> change) {
        while (true) {
            Optional<Item> now = items.get(key(project));
            Lane before = now.map(Lanes::read).orElseGet(() -> Lane.fresh(project));
            Lane after = change.apply(before);
            if (after.equals(before)) {
                return after;
            }
            long version = now.map(item -> item.number(VERSION, 0)).orElse(0L);
            Item item = item(project, after, version + 1);
            Condition same = now.isPresent() ? Condition.is(VERSION, version) : Condition.ABSENT;
            if (items.put(item, same).applied()) {
                return after;
            }
        }
    }

    private static Item item(String project, Lane lane, long version) {
        return Item.at(key(project))
                .with(TEXT, Json.write(lane))
                .with(VERSION, version)
                .with(Item.INDEX_PARTITION, ALL)
                .with(Item.INDEX_SORT, project)
                .build();
    }

    /** Has the project listed from now on, although nothing of it ran yet. */
    void register(String project) {
        items.put(item(project, Lane.fresh(project), 1), Condition.ABSENT);
    }

    /** Gives back the place of that build, if it still has it. */
    void release(String project, long build) {
        change(project, lane -> lane.without(List.of(build)));
    }

    /** Says whose build that number is; repeatable. */
    void note(JobName name, long build) {
        Item item = Item.at(new Key(JobName.lane(name.project()), BUILDS + Numbered.text(build)))
                .with(JOB, name.job())
                .build();
        items.put(item, Condition.ANY);
    }

    void forget(Build build) {
        items.delete(build.key(), Condition.ANY);
    }

    /** The builds of a project, newest first, at most so many after the given number; 0 for the newest. */
    List<Build> newest(String project, long below, int most) {
        String to = below == 0 ? BUILDS + ":" : BUILDS + Numbered.text(below);
        Query query = Query.partition(JobName.lane(project))
                .from(BUILDS)
                .to(to)
                .descending()
                .limit(most);
        List<Build> builds = new ArrayList<>();
        for (Item item : items.query(query).items()) {
            builds.add(build(item));
        }
        return builds;
    }

    Build build(String project, long number) {
        return items.get(new Key(JobName.lane(project), BUILDS + Numbered.text(number)))
                .map(Lanes::build)
                .orElseThrow(() -> new NotFoundException("project " + project + " has no build " + number));
    }

    private static Build build(Item item) {
        long number = Long.parseLong(item.key().sort().substring(BUILDS.length()));
        return new Build(item.key(), number, item.text(JOB));
    }

    /** Projects in the order of their names, after the given one; null for the first. */
    List<String> projects(String after, int most) {
        Query query = Query.index(ALL).limit(most);
        ItemPage page = items.query(after == null ? query : query.from(after + "\u0001"));
        return page.items().stream().map(item -> item.text(Item.INDEX_SORT)).toList();
    }
}
