package dev.baton.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    private static final String DIGEST = "ab".repeat(32);

    private static String refusal(String name, String value) {
        return assertThrows(IllegalArgumentException.class, () -> FunctionSettings.of(Map.of(name, value)))
                .getMessage();
    }

    @Test
    void nothing_is_needed_and_push_jobs_are_sent_at_once_unless_told_otherwise() {
        assertEquals(
                new FunctionSettings(Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty()),
                FunctionSettings.of(Map.of("BATON_TICK_FUNCTION", " ")));
        assertFalse(
                FunctionSettings.of(Map.of("BATON_INLINE_DISPATCH", "false")).inlineDispatch());
        assertEquals(
                Optional.of(URI.create("https://x.example")),
                FunctionSettings.of(Map.of("BATON_PUBLIC_URL", "https://x.example/"))
                        .publicUrl());
    }

    @Test
    void a_malformed_setting_is_named_and_a_key_in_place_of_its_digest_is_not_repeated() {
        assertTrue(refusal("BATON_INLINE_DISPATCH", "yes").contains("BATON_INLINE_DISPATCH must be true or false"));
        assertTrue(refusal("BATON_PUBLIC_URL", "x").contains("BATON_PUBLIC_URL"));
        assertTrue(refusal("BATON_PUSH_ALLOW", "10.0.0.0/99").contains("prefix"));
        String message = refusal("BATON_ADMIN_KEY_SHA256", "the-key-itself");
        assertTrue(message.contains("BATON_ADMIN_KEY_SHA256") && !message.contains("the-key-itself"), message);
    }

    @Test
    void no_variable_opens_the_doors() {
        EnvironmentConfig config = new EnvironmentConfig(
                Map.of("BATON_OPEN", "true", "BATON_ADMIN_KEY_SHA256", DIGEST, "BATON_LOG_LEVEL", "DEBUG"));
        assertEquals("false", config.getValue("baton.open"));
        assertEquals(DIGEST, config.getValue("baton.api-key-sha256"));
        assertEquals("DEBUG", config.getValue("quarkus.log.category.\"dev.baton\".level"));
        assertEquals(
                "shared", new EnvironmentConfig(Map.of("SPARKY_API_TOKEN", " shared ")).getValue("baton.sparky.token"));
        // System properties have 400, variables 300.
        assertTrue(config.getOrdinal() > 400);
    }
}
