package dev.baton.engine.pipeline;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;

/**
 * The machine's item: the state and, in the same item, the newest entry of the history, so that the two cannot disagree.
 * Before an event replaces that entry, it is moved out to an item of its own.
 *
 * @param birth which of several jobs that had this UUID one after the other: items of another one do not count
 * @param data the newest entry's data as items keep it
 * @param issued when the token was issued
 * @param ran whether it was ever running
 * @param hidden whether it was deleted without force
 * @param going whether it is being removed: it is no more, but some of its items may still be there
 */
record JobRecord(
        String uuid,
        String birth,
        String pipeline,
        StateMachine machine,
        PipelineState state,
        PipelineEvent event,
        String eventId,
        String data,
        long entries,
        long at,
        long created,
        long issued,
        boolean ran,
        boolean hidden,
        boolean going) {
    private static final String BIRTH = "b";
    private static final String PIPELINE = "pl";
    private static final String MACHINE = "g";
    private static final String STATE = "s";
    private static final String EVENT = "e";
    private static final String EVENT_ID = "ei";
    private static final String DATA = "ed";
    private static final String ENTRIES = "n";
    private static final String AT = "at";
    private static final String CREATED = "ca";
    private static final String ISSUED = "iss";
    private static final String RAN = "ran";
    private static final String HIDDEN = "hid";
    private static final String GOING = "go";

    static Key key(String uuid) {
        return new Key(JobKeys.partition(uuid), "m");
    }

    static JobRecord of(Item item) {
        return new JobRecord(
                JobKeys.uuid(item.key()),
                item.text(BIRTH),
                item.text(PIPELINE),
                StateMachine.of(item.text(MACHINE)).orElseThrow(),
                PipelineState.valueOf(item.text(STATE)),
                PipelineEvent.valueOf(item.text(EVENT)),
                item.text(EVENT_ID),
                item.text(DATA),
                item.number(ENTRIES, 0),
                item.number(AT, 0),
                item.number(CREATED, 0),
                item.number(ISSUED, 0),
                item.truth(RAN),
                item.truth(HIDDEN),
                item.truth(GOING));
    }

    /** The whole item of a new job. */
    Item item() {
        return entry(Item.at(key(uuid)))
                .with(BIRTH, birth)
                .with(PIPELINE, pipeline)
                .with(MACHINE, machine.version())
                .with(CREATED, created)
                .with(ISSUED, issued)
                .with(Item.INDEX_PARTITION, JobKeys.ofPipeline(pipeline))
                .with(Item.INDEX_SORT, JobKeys.time(created))
                .build();
    }

    /** The newest entry as an item of the history. */
    Item entryItem() {
        return entry(Item.at(JobKeys.entry(uuid, birth, entries, eventId))).build();
    }

    private Item.Builder entry(Item.Builder item) {
        return item.with(STATE, state.name())
                .with(EVENT, event.name())
                .with(EVENT_ID, eventId)
                .with(DATA, data)
                .with(ENTRIES, entries)
                .with(AT, at);
    }

    /** The change that the event makes. */
    Update after(PipelineEvent next, PipelineState to, String id, String kept, long now) {
        Update.Builder change = Update.change()
                .set(STATE, to.name())
                .set(EVENT, next.name())
                .set(EVENT_ID, id)
                .set(DATA, kept)
                .set(ENTRIES, entries + 1)
                .set(AT, Math.max(now, at));
        if (to == PipelineState.RUNNING && !ran) {
            change.set(RAN, Value.of(true));
        }
        return change.build();
    }

    static Update issuedAt(long time) {
        return Update.change().set(ISSUED, time).build();
    }

    static Update hide() {
        return Update.change().set(HIDDEN, Value.of(true)).build();
    }

    static Update go() {
        return Update.change().set(GOING, Value.of(true)).build();
    }

    /** That it is this very job. */
    Condition same() {
        return Condition.is(BIRTH, birth);
    }

    /** That it is this very job and that nothing happened to it since, and that it is not about to go. */
    Condition unchanged() {
        return Condition.and(
                same(),
                Condition.is(ENTRIES, entries),
                Condition.not(Condition.has(GOING)),
                Condition.not(Condition.has(HIDDEN)));
    }
}
