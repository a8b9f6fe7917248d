package dev.baton.infratests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example, made and destroyed in an emulator, which shows that AWS's calls fit and follow in the right order. */
final class ApplyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The provider watches these rules for a minute after they are set, wherever they are set; the plan is checked. */
    private static final String WITHOUT_RULES = """
            resource "aws_s3_bucket_lifecycle_configuration" "blobs" {
              count = 0
            }
            """;

    @TempDir
    Path folder;

    @Test
    void the_example_is_made_looks_the_same_again_and_goes() throws Exception {
        try (Moto moto = Moto.start(folder);
                Terraform terraform = new Terraform(moto.address())) {
            // The emulator does not know the setting of recursive loops.
            Map<String, Object> variables = Map.of("allow_long_chains", false);
            terraform.override("bucket_override.tf", WITHOUT_RULES);
            terraform.init("example");
            String given = "-var-file=" + terraform.variables(variables);
            terraform.good("example", "apply", "-auto-approve", "-input=false", "-no-color", given);
            JsonNode values = terraform.state("example").path("values");
            List<JsonNode> made = new ArrayList<>();
            collect(values.path("root_module"), made);

            the_key_is_in_ssm_and_its_digest_in_the_functions(made);
            what_stands_behind_the_api_knows_its_url(made);
            assertTrue(values.path("outputs")
                    .path("url")
                    .path("value")
                    .asText()
                    .matches("https://[a-z0-9]+\\.lambda-url\\.eu-central-1\\.on\\.aws"));
            nobody_invokes_the_function_past_its_url(moto.get("/2015-03-31/functions/baton-api/policy"));

            assertEquals(
                    Set.of("aws_lambda_alias", "aws_lambda_function"),
                    changed(terraform.plan("example", variables)),
                    "only what the emulator forgets (snapshots, logging, dead letters) may differ when planned again");

            terraform.good("example", "destroy", "-auto-approve", "-input=false", "-no-color", given);
            assertFalse(terraform.state("example").path("values").has("root_module"));
        }
    }

    private static void collect(JsonNode module, List<JsonNode> all) {
        module.path("resources").forEach(all::add);
        module.path("child_modules").forEach(child -> collect(child, all));
    }

    private static void the_key_is_in_ssm_and_its_digest_in_the_functions(List<JsonNode> made) throws Exception {
        String key = one(made, "aws_ssm_parameter", "admin_key").path("value").asText();
        assertTrue(key.matches("[0-9a-f]{64}"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        for (String function : List.of("api", "message", "tick")) {
            JsonNode values = one(made, "aws_lambda_function", "module." + function + ".");
            assertFalse(values.toString().contains(key));
            assertEquals(
                    HexFormat.of().formatHex(digest),
                    variables(values).path("BATON_ADMIN_KEY_SHA256").asText());
        }
    }

    private static void what_stands_behind_the_api_knows_its_url(List<JsonNode> made) {
        JsonNode api = variables(one(made, "aws_lambda_function", "module.api."));
        String url =
                one(made, "aws_lambda_function_url", "api").path("function_url").asText();
        for (String function : List.of("message", "tick")) {
            Map<String, String> expected = new TreeMap<>();
            api.fieldNames()
                    .forEachRemaining(name -> expected.put(name, api.path(name).asText()));
            expected.put("BATON_PUBLIC_URL", url.replaceAll("/$", ""));
            expected.put("QUARKUS_FUNQY_EXPORT", function);
            JsonNode variables = variables(one(made, "aws_lambda_function", "module." + function + "."));
            assertEquals(expected, JSON.convertValue(variables, TreeMap.class));
        }
    }

    private static JsonNode variables(JsonNode function) {
        return function.path("environment").path(0).path("variables");
    }

    /** The values of the only resource of this type whose address holds this. */
    private static JsonNode one(List<JsonNode> made, String type, String part) {
        List<JsonNode> found = made.stream()
                .filter(resource -> resource.path("type").asText().equals(type))
                .filter(resource -> resource.path("address").asText().contains(part))
                .toList();
        assertEquals(1, found.size(), type + " " + part);
        return found.getFirst().path("values");
    }

    /** The provider adds a statement of its own for the URL; none may let the world invoke without the URL. */
    private static void nobody_invokes_the_function_past_its_url(String answer) throws Exception {
        JsonNode statements =
                JSON.readTree(JSON.readTree(answer).path("Policy").asText()).path("Statement");
        int invoking = 0;
        for (JsonNode statement : statements) {
            String action = statement.path("Action").asText();
            if (!action.equals("lambda:InvokeFunctionUrl")) {
                assertEquals("lambda:InvokeFunction", action);
                assertTrue(statement.path("InvokedViaFunctionUrl").asBoolean(), statement.toString());
                invoking++;
            }
        }
        assertEquals(1, invoking, answer);
    }

    private static Set<String> changed(Plan plan) {
        Set<String> types = new TreeSet<>();
        for (JsonNode change : plan.json().path("resource_changes")) {
            if (!change.path("change").path("actions").path(0).asText().equals("no-op")) {
                types.add(change.path("type").asText());
            }
        }
        return types;
    }
}
