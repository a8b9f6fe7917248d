package dev.baton.conformance.sparky;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server that asks for the transcript's token, and answers each request freshly. */
public class WithToken implements QuarkusTestProfile {
    static final String TOKEN = "Token: secret123456";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "baton.open", "false",
                "baton.sparky.token", "secret123456",
                "baton.sparky.sticky-millis", "0",
                "baton.sparky.empty-after-millis", "200");
    }
}
