package dev.baton.engine.job;

import java.util.ArrayList;
import java.util.List;

/**
 * What a job read of a file, in 18 characters: three hex digits for its path, four for its time, three for its size, eight for
 * its content; hyphens for what nobody said. Where both contents are known they decide, so that a file written anew with the
 * same content is no change; else time and size do.
 */
public final class FileMark {
    private static final int PATH = 3;
    private static final int TIME = 7;
    private static final int SIZE = 10;
    private static final int LENGTH = 18;
    private static final String NO_SIZE = "---";
    private static final String NO_CONTENT = "--------";
    private static final String NEVER_SEEN = time(null);

    private FileMark() {}

    /** The mark of a file; nulls for what is not known. */
    public static String of(String path, Double mtime, Long size, String hash) {
        return path(path)
                + time(mtime)
                + (size == null ? NO_SIZE : InputHashes.brief("size " + size).substring(0, SIZE - TIME))
                + (hash == null ? NO_CONTENT : InputHashes.brief(hash));
    }

    /** The mark of a file that the job itself wrote, too: its path alone. */
    public static String own(String path) {
        return path(path);
    }

    private static String path(String path) {
        return InputHashes.brief(path).substring(0, PATH);
    }

    private static String time(Double mtime) {
        return InputHashes.brief("time " + mtime).substring(0, TIME - PATH);
    }

    /** Whether the two mean the same file in the same state. */
    static boolean same(String then, String now) {
        return then.equals(now)
                || then.length() == LENGTH
                        && now.length() == LENGTH
                        && differences(then, now).isEmpty();
    }

    /** In which respects the file changed: path, content, size, mtime; or that it is new, or gone. */
    static List<String> differences(String then, String now) {
        if (then.length() != LENGTH || now.length() != LENGTH) {
            return List.of(then.equals("!") ? "while the job ran" : "path");
        }
        List<String> found = new ArrayList<>();
        if (!then.substring(0, PATH).equals(now.substring(0, PATH))) {
            found.add("path");
        }
        String read = then.substring(SIZE);
        String present = now.substring(SIZE);
        boolean known = !read.equals(NO_CONTENT) && !present.equals(NO_CONTENT);
        boolean content = known && !read.equals(present);
        boolean size = said(then) && said(now) && !size(then).equals(size(now));
        boolean time = !then.substring(PATH, TIME).equals(now.substring(PATH, TIME));
        if (known && !content) {
            return found;
        }
        if (content) {
            found.add("content");
        }
        if (size) {
            found.add("size");
        }
        if (time) {
            found.add(then.startsWith(NEVER_SEEN, PATH) ? "new" : now.startsWith(NEVER_SEEN, PATH) ? "gone" : "mtime");
        }
        return found;
    }

    private static String size(String mark) {
        return mark.substring(TIME, SIZE);
    }

    private static boolean said(String mark) {
        return !size(mark).equals(NO_SIZE);
    }
}
