package dev.baton.doors.stash;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of some bytes: where it starts, and how long it is; nothing where none of the bytes is meant. */
record ByteRange(long start, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** The part of so many bytes that a Range header means; empty for no header, and for one that may be ignored. */
    static Optional<ByteRange> of(String header, long total) {
        Matcher range = SINGLE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(range.group(2)), total);
            return Optional.of(new ByteRange(total - last, last));
        }
        long start = Long.parseLong(range.group(1));
        long end = range.group(2).isEmpty() ? total : Math.min(Long.parseLong(range.group(2)) + 1, total);
        boolean backwards = !range.group(2).isEmpty() && Long.parseLong(range.group(2)) < start;
        return backwards ? Optional.empty() : Optional.of(new ByteRange(start, Math.max(0, end - start)));
    }
}
