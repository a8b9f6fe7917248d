package dev.baton.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a function's settings come from. */
class SettingsTest {
    private static final Map<String, String> SERVER = Map.of("BATON_URL", "https://b.example/");

    private static final String CONFIG = """
            pipelines:
              pipeline_uuid: f0f417f2-ba8b-5ac4-b421-255b69553391
              updates_nonce: ~
              authn: ~
              pipeline_manager_id: G1p783PxpalBB
              job_manager_id: G56vjoAVzGkkq
            """;

    @TempDir
    Path folder;

    private void write(String config, String secrets) throws IOException {
        Files.writeString(folder.resolve("config.yml"), config);
        if (secrets != null) {
            Files.writeString(folder.resolve("secrets.json"), secrets);
        }
    }

    private String missing(Map<String, String> environment) {
        return assertThrows(MissingSettingException.class, () -> Settings.in(folder, environment))
                .getMessage();
    }

    @Test
    void a_tilde_means_look_among_the_secrets() throws IOException {
        write(CONFIG, "{\"_REACTOR_PIPELINES_AUTHN\":\"a\",\"_REACTOR_PIPELINES_UPDATES_NONCE\":\"SD2E_n\"}");
        Settings settings = Settings.in(folder, SERVER);
        assertEquals("SD2E_n", settings.updatesNonce());
        assertEquals("a", settings.authn());
        assertEquals("https://b.example", settings.apiServer());
        assertEquals("G56vjoAVzGkkq", settings.jobManagerId());
        assertFalse(settings.toString().contains("SD2E_n"));
    }

    @Test
    void a_secret_overrides_what_the_config_says_and_a_variable_the_secret() throws IOException {
        write(CONFIG.replace("updates_nonce: ~", "updates_nonce: c"), "{\"_REACTOR_PIPELINES_UPDATES_NONCE\":\"s\"}");
        Map<String, String> environment = Map.of("_REACTOR_PIPELINES_AUTHN", "e", "_abaco_api_server", "http://here");
        assertEquals("s", Settings.in(folder, environment).updatesNonce());
        assertEquals("e", Settings.in(folder, environment).authn());
        assertEquals("http://here", Settings.in(folder, environment).apiServer());
    }

    @Test
    void a_missing_key_is_named() throws IOException {
        write(CONFIG, "{\"_REACTOR_PIPELINES_AUTHN\":\"a\"}");
        assertTrue(missing(SERVER).startsWith("_REACTOR_PIPELINES_UPDATES_NONCE is missing"));
        write(CONFIG.replaceAll("  job_manager_id.*", ""), "{\"_REACTOR_PIPELINES_UPDATES_NONCE\":\"s\"}");
        assertTrue(missing(SERVER).contains("_REACTOR_PIPELINES_AUTHN"));
        write(CONFIG.replaceAll("  job_manager_id.*", "").replaceAll("  authn.*\n", ""), null);
        assertTrue(missing(SERVER).contains("pipelines.job_manager_id"));
        write("other: 1", null);
        assertTrue(missing(SERVER).contains("no block pipelines"));
    }

    @Test
    void without_the_word_authn_there_need_be_none() throws IOException {
        write(CONFIG.replaceAll("  authn.*\n", ""), "{\"_REACTOR_PIPELINES_UPDATES_NONCE\":\"s\"}");
        assertNull(Settings.in(folder, SERVER).authn());
        assertTrue(missing(Map.of()).contains("BATON_URL"));
    }
}
