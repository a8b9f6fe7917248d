package dev.baton.infratests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The door to the world: open by its URL, and by nothing else. */
final class UrlTest extends PlannedModule {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_url_belongs_to_the_alias_and_is_closed_to_web_pages() {
        Plan.Resource url = plan.at("aws_lambda_function_url.api");
        assertEquals("baton-api", url.text("function_name"));
        assertEquals("live", url.text("qualifier"));
        assertEquals("NONE", url.text("authorization_type"));
        assertEquals("BUFFERED", url.text("invoke_mode"));
        assertEquals(0, url.values().path("cors").size());
    }

    @Test
    void everybody_may_use_the_url() {
        List<Plan.Resource> permissions = plan.all("aws_lambda_permission");
        assertEquals(1, permissions.size());
        Plan.Resource permission = permissions.getFirst();
        assertEquals("lambda:InvokeFunctionUrl", permission.text("action"));
        assertEquals("NONE", permission.text("function_url_auth_type"));
        assertEquals("*", permission.text("principal"));
        assertEquals("live", permission.text("qualifier"));
    }

    @Test
    void everybody_may_invoke_the_function_but_only_through_the_url() throws Exception {
        List<Plan.Resource> stacks = plan.all("aws_cloudformation_stack");
        assertEquals(1, stacks.size());
        JsonNode resources =
                JSON.readTree(stacks.getFirst().text("template_body")).path("Resources");
        assertEquals(JSON.readTree("""
                        {"Invoke": {"Type": "AWS::Lambda::Permission", "Properties": {
                            "FunctionName": "arn:aws:lambda:eu-central-1:123456789012:function:baton-api:live",
                            "Principal": "*", "Action": "lambda:InvokeFunction", "InvokedViaFunctionUrl": true}}}
                        """), resources);
    }
}
