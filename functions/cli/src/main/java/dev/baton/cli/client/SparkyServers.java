package dev.baton.cli.client;

import java.net.URI;
import java.util.Optional;

/** Servers that run Sparky's jobs: this one, and those that share a token with it. */
final class SparkyServers {
    private SparkyServers() {}

    /** The doors of the server at that address, which is this one where it is null. */
    static Api at(Baton baton, String address) {
        if (address == null) {
            return baton.api();
        }
        try {
            URI base = URI.create(address.replaceAll("/+$", ""));
            if (base.getHost() != null) {
                Optional<String> token = baton.shell().variable("SPARKY_API_TOKEN");
                return new Api(base, new Credentials(token.map(key -> "Bearer " + key)));
            }
        } catch (IllegalArgumentException noAddress) {
            throw wrong(address);
        }
        throw wrong(address);
    }

    private static Failure wrong(String address) {
        return new Failure("--api must be such as http://other:4000, not " + address);
    }
}
