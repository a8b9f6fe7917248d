package dev.baton.doors.openapi;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of an API's table.
 *
 * @param query names of query parameters, required ones with an exclamation mark
 * @param body the body's type, with a question mark where it may be left out; empty for none
 * @param reply the type of the reply
 * @param errors statuses that follow neither from the path nor from the body
 */
record Operation(
        String method, String path, String id, List<String> query, String body, String reply, List<String> errors) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** The operations of a table. */
    static List<Operation> parse(String table) {
        return table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Operation::line)
                .toList();
    }

    private static Operation line(String line) {
        String[] columns = line.split("\\|", -1);
        String[] head = columns[0].strip().split(" ");
        return new Operation(
                head[0],
                head[1],
                head[2],
                words(columns[1]),
                columns[2].strip(),
                columns[3].strip(),
                words(columns[4]));
    }

    private static List<String> words(String column) {
        return Stream.of(column.strip().split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The same with its path behind another. */
    Operation under(String prefix) {
        return new Operation(method, prefix + path, id, query, body, reply, errors);
    }

    /** The names in the path's braces. */
    List<String> parameters() {
        return PARAMETER
                .matcher(path)
                .results()
                .map(MatchResult::group)
                .map(Operation::bare)
                .toList();
    }

    private static String bare(String parameter) {
        return parameter.substring(1, parameter.length() - 1);
    }

    /** Every status of an error that a client may meet. */
    List<String> statuses() {
        Stream<String> found = parameters().isEmpty() && !query.contains("workflow_id!") && body.isEmpty()
                ? Stream.of()
                : Stream.of("404");
        Stream<String> refused = method.equals("GET") ? Stream.of() : Stream.of("422");
        return Stream.of(Stream.of("400", "401"), found, refused, errors.stream())
                .flatMap(each -> each)
                .distinct()
                .sorted()
                .toList();
    }
}
