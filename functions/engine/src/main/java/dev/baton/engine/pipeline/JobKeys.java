package dev.baton.engine.pipeline;

import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Key;

/** Where the items of pipelines' jobs stand: a partition for each job, and two partitions of the index that list them. */
final class JobKeys {
    private static final String JOB = "pj/";
    private static final int ID_DIGITS = 32;

    private JobKeys() {}

    static String partition(String uuid) {
        return JOB + uuid;
    }

    static String uuid(Key key) {
        return key.partition().substring(JOB.length());
    }

    /** What never changes of the job. */
    static Key about(String uuid, String birth) {
        return new Key(partition(uuid), "c/" + birth);
    }

    /** Where the history of a job begins. */
    static String history(String birth) {
        return "h/" + birth + "/";
    }

    /** An entry that came with an id is found by it, so that a repetition is recognised at any time; others by number. */
    static Key entry(String uuid, String birth, long number, String eventId) {
        String name = eventId == null ? "n" + number : "i" + hash(eventId);
        return new Key(partition(uuid), history(birth) + name);
    }

    static String hash(String eventId) {
        return Texts.hash(eventId).substring(0, ID_DIGITS);
    }

    /** The index of a pipeline's jobs by their creation. */
    static String ofPipeline(String pipeline) {
        return "pjp/" + pipeline;
    }

    /** The index of a session's jobs by their creation. */
    static String ofSession(String session) {
        return "pjs/" + session;
    }

    /** A time whose text order is its order. */
    static String time(long millis) {
        return String.format("%015d", millis);
    }

    /** The audit trail, which outlives its job. */
    static String audit(String uuid) {
        return "pja/" + uuid;
    }
}
