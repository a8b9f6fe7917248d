package dev.baton.infratests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The files as Terraform itself judges them. */
final class CommandsTest {
    @Test
    void module_and_example_are_formatted_and_valid_and_the_example_plans() throws Exception {
        try (Sts sts = new Sts();
                Terraform terraform = new Terraform(sts.address())) {
            assertEquals("", terraform.good("", "fmt", "-check", "-recursive", "-no-color"));
            for (String below : List.of("", "example")) {
                terraform.init(below);
                terraform.good(below, "validate", "-no-color");
            }
            Plan plan = terraform.plan("example", Map.of("name", "trial"));
            assertEquals(
                    "trial", plan.at("module.baton.aws_dynamodb_table.items").text("name"));
            assertEquals(3, plan.all("aws_lambda_function").size());
            assertEquals(
                    "SecureString", plan.at("aws_ssm_parameter.admin_key[0]").text("type"));
            assertEquals(
                    "/trial/admin-key",
                    plan.at("aws_ssm_parameter.admin_key[0]").text("name"));
            assertEquals(
                    false,
                    plan.at("aws_dynamodb_table.items")
                            .values()
                            .path("deletion_protection_enabled")
                            .asBoolean());
        }
    }
}
