package dev.baton.engine.sparky;

import dev.baton.engine.RefusedException;
import dev.baton.engine.record.Numbered;
import dev.baton.engine.stash.Owner;
import dev.baton.engine.store.Key;
import java.nio.charset.StandardCharsets;

/**
 * How a job is known: its project, and an id that its maker chose. Each is 1 to 255 bytes of UTF-8, without a slash, a backslash or a
 * control character, and neither {@code .} nor {@code ..}. RefusedException tells what is wrong.
 */
public record JobName(String project, String job) {
    private static final int LONGEST = 255;
    private static final String ROOT = "sparky/";

    public JobName {
        check("project", project);
        check("job-id", job);
        // Refuses names that are too long for a blob's key.
        Owner.sparky(project, job);
    }

    /** Refuses what no project can be called. */
    public static String project(String name) {
        check("project", name);
        return name;
    }

    private static void check(String what, String name) {
        if (name == null || name.isEmpty()) {
            throw new RefusedException(what + " is missing; give it a name");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new RefusedException(what + " is longer than " + LONGEST + " bytes; choose a shorter one");
        }
        if (name.chars().anyMatch(unit -> unit == '/' || unit == '\\' || Character.isISOControl(unit))
                || name.equals(".")
                || name.equals("..")) {
            throw new RefusedException(
                    what + " must have no slash, backslash or control character, and not be . or ..");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new RefusedException(what + " must be well-formed Unicode");
        }
    }

    /** Whose stash and files. */
    public Owner owner() {
        return Owner.sparky(project, job);
    }

    Key key() {
        return new Key(owner().prefix(), "job");
    }

    /** The partition of what a project has. */
    static String lane(String project) {
        String prefix = Owner.sparky(project(project), "x").prefix();
        return "sparky-lane/" + prefix.substring(ROOT.length(), prefix.length() - 2);
    }

    /** What the keys of its orders start with; there is one, unless a process died. */
    String orders() {
        return owner().prefix() + "/order/";
    }

    /** What the keys of what that build has written start with. */
    String reports(long build) {
        return owner().prefix() + "/report/" + Numbered.text(build) + "/";
    }

    @Override
    public String toString() {
        return project + "/" + job;
    }
}
