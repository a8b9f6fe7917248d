package dev.baton.engine.job;

/**
 * The attributes of a job's item, short since every one counts towards the kilobyte that a write unit covers. What may be
 * long ({@link #COMMAND}, {@link #SCRIPT}, the relations) moves to a companion item when the job's own would grow too large.
 */
public final class JobAttributes {
    // what the job was created with
    public static final String NAME = "n";
    public static final String COMMAND = "c";
    public static final String SCRIPT = "i";
    public static final String KEEP_ON_FAILURE = "nk";
    public static final String SUPPORTS_TERMINATION = "st";
    public static final String PRIORITY = "pr";
    public static final String REQUIREMENTS = "rq";
    public static final String SCHEDULER = "sc";
    public static final String HANDLER = "fh";
    public static final String DEPENDS_ON = "do";
    public static final String INPUT_FILES = "fi";
    public static final String OUTPUT_FILES = "fo";
    public static final String INPUT_DATA = "ui";
    public static final String OUTPUT_DATA = "uo";
    public static final String TARGET = "tg";
    /** Only on a push job: the timeout that its target names, in seconds; 0 for none. */
    public static final String PUSH = "ps";
    /** Whether the relations, command, script and target stand in the companion. */
    public static final String COMPANION = "x";
    /** Hashes of what the job is made of, by field. */
    public static final String MADE_OF = "hc";

    // the graph, as of the epoch
    public static final String EPOCH = "e";
    public static final String NEEDS = "d";
    public static final String SOLE_FEEDS = "g";
    /** The push jobs that wait for this node only. */
    public static final String PUSH_FEEDS = "gp";

    public static final String FEEDS = "f";
    /** How many companion pages the feeds take; then neither feed attribute is there. */
    public static final String FEED_PAGES = "fp";

    public static final String READY_PARTITION = "rp";
    public static final String READY_RANK = "rk";

    // where it stands
    public static final String STATUS = "s";
    public static final String WAITS = "w";
    public static final String BAD_INPUT = "b";
    /** Whether it ended so that what waits for it must know of a failure. */
    public static final String BAD_END = "o";

    public static final String ATTEMPT = "a";
    /** The attempt that was the first after the job was armed; absent for 1. */
    public static final String FIRST_ATTEMPT = "a0";

    /** The newest attempt that a failure handler had follow by another. */
    public static final String RETRIED = "ry";

    public static final String NODE = "nd";
    public static final String TOKEN = "tk";
    /** When it was claimed, in milliseconds since 1970; absent if it never was. */
    public static final String CLAIMED_AT = "ct";
    /** How often a push job of this attempt was sent in vain. */
    public static final String SENDS = "sn";
    /** When a push job of this attempt was last sent again or heard of, in milliseconds since 1970. */
    public static final String LAST_WORD = "lw";
    /** How often it was lost with its node since it was armed. */
    public static final String LOSSES = "ls";
    /** The newest result. */
    public static final String RESULT = "r";
    /** {@link #MADE_OF} as it was when the newest result came. */
    public static final String RESULT_MADE_OF = "hd";
    /** Hashes of its inputs when the newest result came, or a star when they are in the companion. */
    public static final String RESULT_INPUTS = "hi";
    /** A job that is being deleted. */
    public static final String TOMBSTONE = "td";

    private JobAttributes() {}
}
