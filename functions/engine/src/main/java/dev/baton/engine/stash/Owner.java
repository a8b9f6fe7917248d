package dev.baton.engine.stash;

import dev.baton.engine.RefusedException;
import dev.baton.engine.record.Ids;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Whose stash and files: the place of a job among the blobs. No two owners share a place, whatever their
 * names are made of.
 *
 * @param prefix what the keys of all its blobs start with, without a slash at the end
 */
public record Owner(String prefix) {
    /** What is left of a blob's key for the longest name of a file. */
    private static final int LONGEST = 500;

    private static final String STASH = "stash";
    private static final String FILES = "files";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    public Owner {
        if (prefix.length() > LONGEST) {
            throw new RefusedException("the names of a job are too long: together they take more than " + LONGEST
                    + " bytes, three for each that is no plain letter or digit; choose shorter ones");
        }
    }

    /** A job of a workflow. */
    public static Owner job(long id) {
        return new Owner(ofWorkflow(Ids.workflow(id)) + id);
    }

    /** What the keys of all jobs of a workflow start with. */
    public static String ofWorkflow(long workflow) {
        return "jobs/" + workflow + "/";
    }

    /** A job of Sparky's, which is known by any two texts. */
    public static Owner sparky(String project, String job) {
        return new Owner("sparky/" + part("project", project) + "/" + part("job id", job));
    }

    /** A job of a pipeline, by the path of its archive, which may begin with a slash. */
    public static Owner archive(String path) {
        StringBuilder prefix = new StringBuilder("archive");
        for (String part : path.replaceFirst("^/", "").split("/", -1)) {
            boolean ours = part.equals(STASH) || part.equals(FILES);
            prefix.append('/').append(ours ? "%" + part : part("part of the archive path", part));
        }
        return new Owner(prefix.toString());
    }

    /** Any text as one part of a key: what is no plain letter or digit is written as %XX, so is a dot at its start. */
    private static String part(String what, String text) {
        if (text == null || text.isEmpty()) {
            throw new RefusedException("the " + what + " is empty");
        }
        StringBuilder part = new StringBuilder();
        for (byte single : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = single >= 'a' && single <= 'z'
                    || single >= 'A' && single <= 'Z'
                    || single >= '0' && single <= '9'
                    || single == '-'
                    || single == '_'
                    || single == '.' && !part.isEmpty();
            if (plain) {
                part.append((char) single);
            } else {
                part.append('%').append(HEX.toHexDigits(single));
            }
        }
        return part.toString();
    }

    /** Where the entry stands among the blobs. */
    String key(Entry entry) {
        return switch (entry) {
            case Entry.Value value -> prefix + "/" + STASH;
            case Entry.File(String name) -> files() + name;
        };
    }

    /** What the keys of all its files start with. */
    String files() {
        return prefix + "/" + FILES + "/";
    }
}
