package dev.baton.engine.sparky;

import dev.baton.engine.record.Numbered;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.ArrayList;
import java.util.List;

/** A job's item: its attributes, its slots in the index, and how it is read. */
record JobItem(Item item) {
    static final String PROJECT = "p";
    static final String JOB = "j";
    static final String STATE = "st";
    static final String STOPPING = "sp";
    static final String REVISION = "rev";
    static final String DIGEST = "h";
    static final String BUILD = "n";
    /** The number of the build before, under the same name. */
    static final String LAST = "ln";

    static final String DEPTH = "dep";
    static final String DESCRIPTION = "ds";
    static final String TIMEOUT = "to";
    static final String QUEUED = "q";
    static final String BEGUN = "b";
    static final String ENDED = "e";
    static final String DEADLINE = "dl";
    static final String WORKER = "w";
    static final String WHY = "y";
    static final String HISTORY = "hi";

    /** The part of the index in which running jobs stand by the time when somebody has to look at them. */
    static final String DUE = "sparky/due";

    private static final int LONGEST_REASON = 200;

    /** The part of the index in which this project's jobs wait. */
    static String queue(String project, boolean spread) {
        return "sparky/queue/"
                + (spread ? Character.digit(Texts.shortHash(project).charAt(11), 16) % 4 : 0);
    }

    /** What the sort keys of its waiting jobs begin with. */
    static String waiting(String project) {
        return Texts.shortHash(project) + "/";
    }

    static String waiting(JobName name, long since) {
        return waiting(name.project()) + Numbered.time(since) + "/" + Texts.shortHash(name.job());
    }

    static Update.Builder due(Update.Builder change, long millis) {
        return change.set(Item.INDEX_PARTITION, DUE).set(Item.INDEX_SORT, Numbered.time(millis));
    }

    static Update.Builder settled(Update.Builder change) {
        return change.remove(Item.INDEX_PARTITION, Item.INDEX_SORT);
    }

    static Value step(long millis, String what) {
        return new Value.ListOf(List.of(Value.of(millis), Value.of(what)));
    }

    static String reason(String why) {
        if (why == null || why.isBlank()) {
            return null;
        }
        String clean = why.strip();
        return clean.codePointCount(0, clean.length()) <= LONGEST_REASON
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_REASON)) + "…";
    }

    Key key() {
        return item.key();
    }

    JobName name() {
        return new JobName(item.text(PROJECT), item.text(JOB));
    }

    JobState state() {
        return JobState.of(item.number(STATE, -2));
    }

    boolean stopping() {
        return item.truth(STOPPING);
    }

    long revision() {
        return item.number(REVISION, 0);
    }

    long build() {
        return item.number(BUILD, 0);
    }

    int depth() {
        return (int) item.number(DEPTH, 1);
    }

    String digest() {
        return item.text(DIGEST);
    }

    long queuedAt() {
        return item.number(QUEUED, 0);
    }

    long deadline() {
        return item.number(DEADLINE, 0);
    }

    String order() {
        return name().orders() + digest();
    }

    /** The newest number that a build of this name had before it was queued. */
    long last() {
        return item.number(LAST, 0);
    }

    /** Whether it waits, and that place was taken for it since it was queued. */
    boolean waitsIn(Lane.Place place) {
        return state() == JobState.QUEUED && place.build() > last();
    }

    /** It waits as it did when this was read. */
    Condition stillWaits() {
        return Condition.and(Condition.is(STATE, JobState.QUEUED.code()), Condition.is(REVISION, revision()));
    }

    /** That build runs. */
    static Condition runs(long build) {
        return Condition.and(Condition.is(STATE, JobState.RUNNING.code()), Condition.is(BUILD, build));
    }

    boolean runsAs(long build) {
        return state() == JobState.RUNNING && build() == build;
    }

    SparkyJob read() {
        return new SparkyJob(
                name(),
                state(),
                stopping(),
                item.text(DESCRIPTION),
                build(),
                depth(),
                queuedAt(),
                item.number(BEGUN, 0),
                item.number(ENDED, 0),
                deadline(),
                item.text(WORKER),
                item.text(WHY),
                history());
    }

    private List<SparkyJob.Step> history() {
        List<SparkyJob.Step> steps = new ArrayList<>();
        if (item.attributes().get(HISTORY) instanceof Value.ListOf(List<Value> values)) {
            for (Value value : values) {
                if (value instanceof Value.ListOf(List<Value> pair)
                        && pair.get(0) instanceof Value.Num(long millis)
                        && pair.get(1) instanceof Value.Text(String what)) {
                    steps.add(new SparkyJob.Step(millis, what));
                }
            }
        }
        return steps;
    }
}
