package dev.baton.infratests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** What the module would make, read from its plan. */
final class ResourcesTest extends PlannedModule {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FUNCTIONS = List.of("api", "message", "tick");

    @Test
    void the_table_is_the_one_that_the_store_creates_by_itself() {
        CreatedTable created = CreatedTable.asked("baton");
        Plan.Resource table = plan.at("aws_dynamodb_table.items");
        assertEquals(created.table().billingModeAsString(), table.text("billing_mode"));
        assertEquals(keys(created.table().keySchema()), List.of(table.text("hash_key"), table.text("range_key")));
        assertEquals(
                created.table().attributeDefinitions().stream()
                        .collect(Collectors.toMap(
                                AttributeDefinition::attributeName, AttributeDefinition::attributeTypeAsString)),
                table.values()
                        .path("attribute")
                        .valueStream()
                        .collect(Collectors.toMap(
                                each -> each.path("name").asText(),
                                each -> each.path("type").asText())));
        GlobalSecondaryIndex index = created.table().globalSecondaryIndexes().getFirst();
        JsonNode planned = table.block("global_secondary_index");
        assertEquals(1, created.table().globalSecondaryIndexes().size());
        assertEquals(1, table.values().path("global_secondary_index").size());
        assertEquals(index.indexName(), planned.path("name").asText());
        assertEquals(
                keys(index.keySchema()),
                List.of(
                        planned.path("hash_key").asText(),
                        planned.path("range_key").asText()));
        assertEquals(
                index.projection().projectionTypeAsString(),
                planned.path("projection_type").asText());
        assertEquals(
                Set.copyOf(index.projection().nonKeyAttributes()), Policies.texts(planned.path("non_key_attributes")));
        assertEquals(
                created.timeToLive(), table.block("ttl").path("attribute_name").asText());
        assertTrue(table.block("ttl").path("enabled").asBoolean());
    }

    private static List<String> keys(List<KeySchemaElement> schema) {
        return schema.stream().map(KeySchemaElement::attributeName).toList();
    }

    @Test
    void the_table_costs_by_use_can_be_restored_and_is_not_lost_by_mistake() {
        Plan.Resource table = plan.at("aws_dynamodb_table.items");
        assertEquals("PAY_PER_REQUEST", table.text("billing_mode"));
        assertTrue(table.block("point_in_time_recovery").path("enabled").asBoolean());
        assertTrue(table.block("server_side_encryption").path("enabled").asBoolean());
        assertTrue(table.values().path("deletion_protection_enabled").asBoolean());
    }

    @Test
    void the_bucket_is_closed_encrypted_and_cleans_up() {
        Plan.Resource block = plan.at("aws_s3_bucket_public_access_block.blobs");
        for (String name :
                List.of("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")) {
            assertTrue(block.values().path(name).asBoolean(), name);
        }
        assertFalse(
                plan.at("aws_s3_bucket.blobs").values().path("force_destroy").asBoolean());
        JsonNode encryption = plan.at("aws_s3_bucket_server_side_encryption_configuration.blobs")
                .block("rule")
                .path("apply_server_side_encryption_by_default")
                .path(0);
        assertEquals("AES256", encryption.path("sse_algorithm").asText());
        JsonNode rules =
                plan.at("aws_s3_bucket_lifecycle_configuration.blobs").values().path("rule");
        assertEquals(
                1,
                rules.path(0)
                        .path("abort_incomplete_multipart_upload")
                        .path(0)
                        .path("days_after_initiation")
                        .asInt());
        assertEquals(
                7,
                rules.path(1)
                        .path("noncurrent_version_expiration")
                        .path(0)
                        .path("noncurrent_days")
                        .asInt());
    }

    @Test
    void all_functions_are_java_21_on_arm_with_snapshots_and_an_alias() {
        for (String name : FUNCTIONS) {
            Plan.Resource function = plan.function(name);
            assertEquals("baton-" + name, function.text("function_name"));
            assertEquals("java21", function.text("runtime"));
            assertEquals(
                    "arm64", function.values().path("architectures").path(0).asText());
            assertTrue(function.values().path("publish").asBoolean());
            assertEquals(
                    "PublishedVersions",
                    function.block("snap_start").path("apply_on").asText());
            assertEquals(
                    "PassThrough", function.block("tracing_config").path("mode").asText());
            assertEquals(
                    "JSON", function.block("logging_config").path("log_format").asText());
            assertEquals(
                    "live", plan.at("module." + name + ".aws_lambda_alias.this").text("name"));
            assertEquals(
                    30,
                    plan.at("module." + name + ".aws_cloudwatch_log_group.this")
                            .values()
                            .path("retention_in_days")
                            .asInt());
        }
    }

    @Test
    void three_functions_come_from_one_zip_by_handler_and_export() {
        String rest = "dev.baton.lambda.ApiHandler";
        String funqy = "dev.baton.lambda.FunctionHandler";
        assertEquals(
                List.of(rest, funqy, funqy),
                FUNCTIONS.stream()
                        .map(name -> plan.function(name).text("handler"))
                        .toList());
        assertEquals(
                1,
                FUNCTIONS.stream()
                        .map(name -> plan.function(name).text("source_code_hash"))
                        .distinct()
                        .count());
    }

    @Test
    void the_api_function_is_configured_by_its_environment_and_does_not_know_its_url() {
        Map<String, String> expected = Map.of(
                "BATON_TABLE", "baton",
                "BATON_BUCKET", "baton-123456789012-eu-central-1",
                "BATON_ADMIN_KEY_SHA256", DIGEST,
                "BATON_TICK_FUNCTION", "baton-tick:live",
                "BATON_INLINE_DISPATCH", "true",
                "BATON_LOG_LEVEL", "INFO");
        JsonNode variables = plan.function("api").block("environment").path("variables");
        assertEquals(expected, JSON.convertValue(variables, Map.class));
    }

    @Test
    void a_key_of_ones_own_is_neither_made_nor_stored() {
        assertEquals(List.of(), plan.all("aws_ssm_parameter"));
        assertEquals(List.of(), plan.all("terraform_data"));
    }

    @Test
    void the_schedule_sends_our_own_json_every_minute() throws Exception {
        Plan.Resource schedule = plan.at("aws_scheduler_schedule.tick");
        assertEquals("rate(1 minute)", schedule.text("schedule_expression"));
        assertEquals("ENABLED", schedule.text("state"));
        JsonNode target = schedule.block("target");
        assertEquals(
                JSON.readTree("{\"kind\":\"tick\"}"),
                JSON.readTree(target.path("input").asText()));
        assertEquals(
                2,
                target.path("retry_policy")
                        .path(0)
                        .path("maximum_retry_attempts")
                        .asInt());
        assertEquals(1, target.path("dead_letter_config").size());
    }

    @Test
    void what_fails_asynchronously_becomes_a_dead_letter() {
        for (String name : List.of("message", "tick")) {
            assertEquals(
                    1, plan.function(name).values().path("dead_letter_config").size(), name);
            assertEquals(
                    "live",
                    plan.at("module." + name + ".aws_lambda_function_event_invoke_config.this[0]")
                            .text("qualifier"));
        }
        assertEquals(0, plan.function("api").values().path("dead_letter_config").size());
        assertEquals(
                Set.of("baton-message-dead", "baton-tick-dead"),
                plan.all("aws_sqs_queue").stream()
                        .map(queue -> queue.text("name"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void errors_throttles_dead_letters_stuck_workflows_and_silence_raise_alarms() {
        Set<String> watched = plan.all("aws_cloudwatch_metric_alarm").stream()
                .map(alarm -> alarm.text("namespace") + " " + alarm.text("metric_name") + " "
                        + String.join(",", values(alarm.values().path("dimensions"))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(Set.of(
                        "AWS/Lambda Errors baton-api",
                        "AWS/Lambda Errors baton-message",
                        "AWS/Lambda Errors baton-tick",
                        "AWS/Lambda Throttles baton-api",
                        "AWS/Lambda Throttles baton-message",
                        "AWS/Lambda Throttles baton-tick",
                        "AWS/Lambda Invocations baton-tick",
                        "AWS/SQS ApproximateNumberOfMessagesVisible baton-message-dead",
                        "AWS/SQS ApproximateNumberOfMessagesVisible baton-tick-dead",
                        "Baton StuckWorkflows baton-tick")),
                watched);
    }

    private static List<String> values(JsonNode map) {
        return map.valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void wrong_variables_are_refused_with_what_they_must_be() throws Exception {
        Map<String, Object> wrong = Map.of(
                "name", "B",
                "push_target_arns", List.of("arn:aws:lambda:eu-central-1:123456789012:function:*"),
                "admin_key_sha256", "secret",
                "log_level", "LOUD");
        Programs.Outcome outcome = terraform.run(
                "", "plan", "-input=false", "-no-color", "-lock=false", "-var-file=" + terraform.variables(wrong));
        assertEquals(1, outcome.code(), outcome.out());
        for (String name : wrong.keySet()) {
            assertTrue(outcome.out().contains("\n" + name + " "), outcome.out());
        }
    }
}
