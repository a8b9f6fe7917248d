package dev.baton.client.sparky;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names as parts of addresses: percent-encoded UTF-8. A name that would lead to another address is refused before it is sent. */
final class Paths {
    private Paths() {}

    /** An IllegalArgumentException for what no project, job or folder can be called. */
    static void check(String what, String name) {
        boolean wrong = name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.chars().anyMatch(unit -> unit == '/' || unit == '\\' || Character.isISOControl(unit));
        if (wrong) {
            throw new IllegalArgumentException(what
                    + " must be a name without slash, backslash and control characters, not empty, . or ..: \"" + name
                    + "\"");
        }
    }

    static String part(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The name of a file, in which slashes stay. */
    static String file(String name) {
        String[] parts = name.split("/", -1);
        return Arrays.stream(parts)
                .peek(part -> check("each part of a file's name", part))
                .map(Paths::part)
                .collect(Collectors.joining("/"));
    }
}
