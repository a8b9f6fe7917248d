package dev.baton.conformance.actors;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server that asks for keys. */
public class Keyed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("baton.open", "false", "baton.sync-wait", "PT2S");
    }
}
