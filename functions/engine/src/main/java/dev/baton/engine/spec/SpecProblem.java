package dev.baton.engine.spec;

/**
 * Something wrong with a spec.
 *
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1
 * @param key where it stands, such as {@code jobs[2].depends_on[0]} (indexes from 0, as in the file); may be empty
 * @param message what is wrong and what was expected
 */
public record SpecProblem(String file, int line, int column, String key, String message) {
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
