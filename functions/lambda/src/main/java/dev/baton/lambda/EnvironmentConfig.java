package dev.baton.lambda;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The doors' configuration as the function's environment gives it. It outranks every other source, so that no variable or
 * property can open the doors to callers without a key.
 */
public final class EnvironmentConfig implements ConfigSource {
    private static final int ABOVE_ALL = 10_000;

    private final Map<String, String> properties;

    /** Reads the environment of this process. */
    public EnvironmentConfig() {
        this(System.getenv());
    }

    EnvironmentConfig(Map<String, String> environment) {
        Map<String, String> found = new HashMap<>();
        found.put("baton.open", "false");
        FunctionSettings.of(environment)
                .adminKeySha256()
                .ifPresent(digest -> found.put("baton.api-key-sha256", digest));
        String token = environment.get("SPARKY_API_TOKEN");
        if (token != null && !token.isBlank()) {
            found.put("baton.sparky.token", token.strip());
        }
        String level = environment.get("BATON_LOG_LEVEL");
        if (level != null && !level.isBlank()) {
            found.put("quarkus.log.category.\"dev.baton\".level", level.strip());
        }
        properties = Map.copyOf(found);
    }

    @Override
    public int getOrdinal() {
        return ABOVE_ALL;
    }

    @Override
    public Map<String, String> getProperties() {
        return properties;
    }

    @Override
    public Set<String> getPropertyNames() {
        return properties.keySet();
    }

    @Override
    public String getValue(String name) {
        return properties.get(name);
    }

    @Override
    public String getName() {
        return "the function's environment";
    }
}
