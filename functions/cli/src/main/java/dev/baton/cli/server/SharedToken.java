package dev.baton.cli.server;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Tells the doors the token that servers of a cluster share, without putting it where other processes could read it. */
public final class SharedToken implements ConfigSource {
    private static final String NAME = "baton.sparky.token";
    private static final int OVER_THE_ENVIRONMENT = 350;

    @Override
    public Set<String> getPropertyNames() {
        return Application.shared() == null ? Set.of() : Set.of(NAME);
    }

    @Override
    public Map<String, String> getProperties() {
        return Application.shared() == null ? Map.of() : Map.of(NAME, Application.shared());
    }

    @Override
    public String getValue(String name) {
        return NAME.equals(name) ? Application.shared() : null;
    }

    @Override
    public String getName() {
        return "Baton's shared token";
    }

    @Override
    public int getOrdinal() {
        return OVER_THE_ENVIRONMENT;
    }
}
