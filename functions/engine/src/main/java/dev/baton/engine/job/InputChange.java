package dev.baton.engine.job;

import java.util.List;

/**
 * In what a job differs from what it was when it ended, or an input of it does.
 *
 * @param field such as {@code command} or {@code depends_on}; {@code input_file} and {@code input_user_data} for one input
 * @param id the file's or user data's; 0 where the job itself changed
 * @param name of that input; null where it is gone, or the job itself changed
 * @param what the respects in which a file changed (path, content, size, mtime, new, gone, while the job ran); empty for
 *     everything else, which has one only
 */
public record InputChange(String field, long id, String name, List<String> what) {
    public InputChange {
        what = List.copyOf(what);
    }

    /** The change in words, such as {@code input file raw changed: content, size}. */
    public String words() {
        String named = name == null ? "" : " " + name;
        return switch (field) {
            case "input_file" -> "input file" + named + " changed: " + String.join(", ", what);
            case "input_user_data" -> "user data" + named + " changed";
            default -> "its " + field.replace('_', ' ') + " changed";
        };
    }
}
