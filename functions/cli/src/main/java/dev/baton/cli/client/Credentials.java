package dev.baton.cli.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a client proves itself by: the value of the Authorization header, never printed. */
record Credentials(Optional<String> header) {
    private static final String BEARER = "Bearer ";

    /**
     * The first of: the option, BATON_API_KEY, TORC_PASSWORD (with USER), the data folder's key. The last goes to no
     * other machine: it is this one's admin key.
     */
    static Credentials find(Optional<String> option, Shell shell, DataFolder data, URI server) {
        return new Credentials(option.or(() -> shell.variable("BATON_API_KEY"))
                .map(key -> BEARER + key)
                .or(() -> shell.variable("TORC_PASSWORD").map(password -> basic(shell, password)))
                .or(() -> (isLoopback(server) ? data.key() : Optional.<String>empty()).map(key -> BEARER + key)));
    }

    /** The key itself. */
    Optional<String> key() {
        return header.filter(value -> value.startsWith(BEARER)).map(value -> value.substring(BEARER.length()));
    }

    static String basic(Shell shell, String password) {
        String pair = shell.variable("USER").orElse("") + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** By the name alone: looking a name up could be led astray. */
    static boolean isLoopback(URI server) {
        String host = server.getHost() == null ? "" : server.getHost();
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    @Override
    public String toString() {
        return header.isPresent() ? "Credentials[…]" : "Credentials[none]";
    }
}
