package dev.baton.doors.json;

/** The sizes that a door lets in. */
public final class Limits {
    /** The longest name, in code points. */
    public static final int NAME = 255;
    /** The largest command or script: 1 MiB of UTF-8. */
    public static final int COMMAND = 1 << 20;
    /** The longest description of something small: 16 KiB of UTF-8. */
    public static final int DESCRIPTION = 16 << 10;
    /** The largest user data: 4 MiB of JSON. */
    public static final int USER_DATA = 4 << 20;
    /** The largest body: 64 MiB. */
    public static final long BODY = 64L << 20;
    /** The largest answer of a target: 6 MiB. */
    public static final long CALLBACK = 6L << 20;
    /** The most records in one request or reply. */
    public static final int RECORDS = 10_000;

    private Limits() {}
}
