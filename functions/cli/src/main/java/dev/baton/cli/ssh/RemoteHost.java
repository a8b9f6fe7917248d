package dev.baton.cli.ssh;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A machine's address, as {@code [USER@]HOST[:PORT]}.
 *
 * @param login user and host as ssh takes them; never begins with a hyphen, so that it cannot be taken for an option
 * @param port null for ssh's own choice
 */
public record RemoteHost(String login, Integer port) {
    private static final Pattern FORM =
            Pattern.compile("((?:[A-Za-z0-9_][A-Za-z0-9._-]*@)?[A-Za-z0-9_][A-Za-z0-9._-]*)(?::([1-9][0-9]{0,4}))?");

    /** The address in this text; empty where it is none. */
    public static Optional<RemoteHost> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Integer port = matcher.group(2) == null ? null : Integer.valueOf(matcher.group(2));
        return port != null && port > 65_535 ? Optional.empty() : Optional.of(new RemoteHost(matcher.group(1), port));
    }
}
