package dev.baton.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The block {@code pipelines} of a function's {@code config.yml}, with what its {@code secrets.json} adds. A {@code ~} in the
 * first stands for a value in the second, or in an environment variable of that name, which comes before it.
 *
 * @param pipelineUuid which pipeline the function runs
 * @param updatesNonce lets messages reach the managers; secret
 * @param authn the key for all else, null where the block does not name it; secret
 * @param apiServer where the actors are served, without a path
 */
public record Settings(
        String pipelineUuid,
        String updatesNonce,
        String authn,
        String pipelineManagerId,
        String jobManagerId,
        String apiServer) {
    /** The secret that overrides {@code pipelines.authn}. */
    public static final String AUTHN = "_REACTOR_PIPELINES_AUTHN";
    /** The secret that overrides {@code pipelines.updates_nonce}. */
    public static final String UPDATES_NONCE = "_REACTOR_PIPELINES_UPDATES_NONCE";
    /** The variable with the server's address; without it, {@code _abaco_api_server}, then {@code api_server} of the block. */
    public static final String SERVER = "BATON_URL";

    private static final String CONFIG = "config.yml";
    private static final String SECRETS = "secrets.json";

    /** Reads {@code config.yml} and, if it is there, {@code secrets.json} in this folder; MissingSettingException names what lacks. */
    public static Settings in(Path folder, Map<String, String> environment) {
        JsonNode block = block(folder.resolve(CONFIG));
        Source source = new Source(block, secrets(folder.resolve(SECRETS)), environment);
        return new Settings(
                source.plain("pipeline_uuid"),
                source.secret("updates_nonce", UPDATES_NONCE),
                block.has("authn") || source.overridden(AUTHN) ? source.secret("authn", AUTHN) : null,
                source.plain("pipeline_manager_id"),
                source.plain("job_manager_id"),
                source.server());
    }

    private static JsonNode block(Path config) {
        try (var reader = Files.newBufferedReader(config)) {
            // The JSON schema, which is the default, does not know ~ for null.
            Object yaml = new Load(LoadSettings.builder()
                            .setLabel(CONFIG)
                            .setSchema(new CoreSchema())
                            .build())
                    .loadFromReader(reader);
            JsonNode block = new ObjectMapper().<JsonNode>valueToTree(yaml).path("pipelines");
            if (!block.isObject()) {
                throw new MissingSettingException(config + " has no block pipelines");
            }
            return block;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(config + " cannot be read", unreadable);
        }
    }

    private static JsonNode secrets(Path secrets) {
        try {
            return Files.exists(secrets) ? new ObjectMapper().readTree(secrets.toFile()) : MissingNode.getInstance();
        } catch (IOException unreadable) {
            // What Jackson says may quote a secret.
            throw new UncheckedIOException(new IOException(secrets + " cannot be read, or is no JSON"));
        }
    }

    private record Source(JsonNode block, JsonNode secrets, Map<String, String> environment) {
        String plain(String name) {
            String value = block.path(name).asText("");
            if (value.isEmpty() || block.path(name).isNull()) {
                throw new MissingSettingException("pipelines." + name + " is missing; add it to " + CONFIG);
            }
            return value;
        }

        boolean overridden(String name) {
            return environment.containsKey(name) || secrets.hasNonNull(name);
        }

        String secret(String name, String override) {
            if (environment.containsKey(override)) {
                return environment.get(override);
            }
            if (secrets.hasNonNull(override)) {
                return secrets.get(override).asText();
            }
            if (block.hasNonNull(name)) {
                return block.get(name).asText();
            }
            throw new MissingSettingException(override + " is missing; add it to " + SECRETS
                    + ", or set the environment variable of that name (pipelines." + name + " is empty)");
        }

        String server() {
            for (String name : new String[] {SERVER, "_abaco_api_server"}) {
                String value = environment.getOrDefault(name, "");
                if (!value.isBlank()) {
                    return trimmed(value);
                }
            }
            if (block.hasNonNull("api_server")) {
                return trimmed(block.get("api_server").asText());
            }
            throw new MissingSettingException(
                    "no server is named: set " + SERVER + ", or pipelines.api_server in " + CONFIG);
        }

        private static String trimmed(String url) {
            return url.strip().replaceFirst("/+$", "");
        }
    }

    /** Nothing secret. */
    @Override
    public String toString() {
        return "Settings[" + pipelineUuid + ", " + apiServer + "]";
    }
}
