package dev.baton.doors.sparky;

import dev.baton.engine.sparky.Stars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps tokens out of reports: the one that servers share is starred whenever a report is read; the key with which a worker brings a
 * piece, of which the server knows but a digest, when it is written.
 */
@ApplicationScoped
public class Secrets {
    private final Optional<String> shared;

    Secrets(@ConfigProperty(name = "baton.sparky.token") Optional<String> shared) {
        this.shared = shared;
    }

    String read(String report) {
        return Stars.over(report, shared.map(List::of).orElse(List.of()));
    }

    String written(String piece, HttpHeaders request) {
        List<String> secrets = new ArrayList<>(shared.map(List::of).orElse(List.of()));
        secrets.add(request.getHeaderString("Token"));
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            secrets.add(authorization.substring(authorization.indexOf(' ') + 1).strip());
        }
        return Stars.over(piece, secrets);
    }
}
