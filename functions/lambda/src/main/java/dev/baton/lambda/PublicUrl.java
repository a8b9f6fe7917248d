package dev.baton.lambda;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/**
 * Where callbacks reach this deployment: what BATON_PUBLIC_URL says, else the function URL's own name as the service tells
 * it with a request. Never what a caller says (the header Host), who could have callbacks sent elsewhere.
 */
@Singleton
public final class PublicUrl {
    private final FunctionSettings settings;

    PublicUrl(FunctionSettings settings) {
        this.settings = settings;
    }

    /** The URL without a path; empty in a function that no URL leads to and whose settings name none. */
    public Optional<URI> now() {
        return settings.publicUrl().or(() -> Invocation.current().domain().map(name -> URI.create("https://" + name)));
    }
}
