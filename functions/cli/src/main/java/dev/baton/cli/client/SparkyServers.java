package dev.baton.cli.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Servers that run Sparky's jobs: this one, and those that share a token with it. */
final class SparkyServers {
    private static final String TOKEN = "SPARKY_API_TOKEN";
    private static final Pattern LINE = Pattern.compile(TOKEN + "\\s*:\\s*[\"']?([^\"'#\\s]+).*");

    private SparkyServers() {}

    /** The doors of the server at that address, which is this one where it is null. */
    static Api at(Baton baton, String address) {
        if (address == null) {
            return baton.api();
        }
        try {
            URI base = URI.create(address.replaceAll("/+$", ""));
            if (base.getHost() != null) {
                Optional<String> token = baton.shell().variable(TOKEN).or(() -> ofOwner(baton.shell()));
                return new Api(base, new Credentials(token.map(key -> "Bearer " + key)));
            }
        } catch (IllegalArgumentException noAddress) {
            throw wrong(address);
        }
        throw wrong(address);
    }

    /** What the owner's sparky.yaml says on a line of its own; the server reads all of it. */
    private static Optional<String> ofOwner(Shell shell) {
        Optional<String> home = shell.variable("HOME");
        if (home.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(Path.of(home.get(), "sparky.yaml")).stream()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Failure wrong(String address) {
        return new Failure("--api must be such as http://other:4000, not " + address);
    }
}
