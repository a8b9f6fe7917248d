package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;

/**
 * What is wrong with a specification, one line each, in the form that editors jump to: file:line:column: key: message.
 *
 * @param sent the file's name as the server knows it
 * @param given the path as the user gave it
 */
record SpecProblems(String sent, String given) {
    /** Prints every problem, or the one message where the server lists none. */
    void print(Json reply, String message, Shell shell) {
        List<Json> problems = reply.get("errors").items();
        if (problems.isEmpty()) {
            shell.err().println(given + ": " + message);
        }
        problems.forEach(problem -> shell.err().println(line(problem)));
    }

    private String line(Json problem) {
        StringBuilder line = new StringBuilder(
                problem.text("file").filter(file -> !file.equals(sent)).orElse(given));
        if (problem.number("line") > 0) {
            line.append(':').append(problem.number("line"));
            if (problem.number("column") > 0) {
                line.append(':').append(problem.number("column"));
            }
        }
        problem.text("key")
                .filter(key -> !key.isEmpty())
                .ifPresent(key -> line.append(": ").append(key));
        return line.append(": ").append(problem.text("message").orElse("?")).toString();
    }
}
