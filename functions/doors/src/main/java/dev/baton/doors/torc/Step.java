package dev.baton.doors.torc;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** A step that a worker takes with a job, with the names that its path gives, as they were sent. */
sealed interface Step {
    /** Larger bodies are read the framework's way. */
    int MOST_BYTES = 100_000;

    /** The next jobs of a workflow are claimed. */
    record Next(String workflow) implements Step {}

    /** Jobs that fit into a node are claimed. */
    record ByResources(String workflow, String limit) implements Step {}

    /** A claimed job begins. */
    record Start(String job, String run, String node) implements Step {}

    /** A job ends. */
    record Complete(String job, String status, String run) implements Step {}

    /** The step that the request asks for; null where it asks for something else, or in an unusual way. */
    static Step of(HttpServerRequest request) {
        String path = request.path();
        if (path == null || !plain(path) || !ordinary(request)) {
            return null;
        }
        String[] parts = path.substring(Torc.BASE.length()).split("/", -1);
        if (request.method().equals(HttpMethod.POST)) {
            if (parts.length == 4 && parts[1].equals("workflows") && parts[3].equals("claim_next_jobs")) {
                return new Next(parts[2]);
            }
            if (parts.length == 5 && parts[1].equals("workflows") && parts[3].equals("claim_jobs_based_on_resources")) {
                return new ByResources(parts[2], parts[4]);
            }
            if (parts.length == 6 && parts[1].equals("jobs") && parts[3].equals("complete_job")) {
                return new Complete(parts[2], parts[4], parts[5]);
            }
        }
        return request.method().equals(HttpMethod.PUT)
                        && parts.length == 6
                        && parts[1].equals("jobs")
                        && parts[3].equals("start_job")
                ? new Start(parts[2], parts[4], parts[5])
                : null;
    }

    /** Letters, digits and slashes alone: no other spelling of another path, nothing to decode, no part empty. */
    private static boolean plain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean name = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
            boolean slash = c == '/' && (i == 0 || path.charAt(i - 1) != '/');
            if (!name && !slash) {
                return false;
            }
        }
        return !path.endsWith("/");
    }

    /** No body, or one of a length that is said beforehand; an answer in JSON is welcome. */
    private static boolean ordinary(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        String length = request.getHeader("Content-Length");
        return request.version() == HttpVersion.HTTP_1_1
                && (accept == null || accept.contains("*/*") || accept.contains("application/json"))
                && (length == null || length.length() <= 6 && small(length))
                && request.getHeader("Transfer-Encoding") == null
                && request.getHeader("Expect") == null
                && (request.query() == null || unquoted(request.query()));
    }

    private static boolean small(String length) {
        for (int i = 0; i < length.length(); i++) {
            if (length.charAt(i) < '0' || length.charAt(i) > '9') {
                return false;
            }
        }
        return !length.isEmpty() && Integer.parseInt(length) <= MOST_BYTES;
    }

    private static boolean unquoted(String query) {
        return query.indexOf('%') < 0 && query.indexOf('+') < 0;
    }
}
