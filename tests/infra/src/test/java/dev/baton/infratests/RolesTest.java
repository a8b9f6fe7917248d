package dev.baton.infratests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.infratests.Policies.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may do what: each role just what its function calls, on nothing but the module's own things and the named targets. */
final class RolesTest extends PlannedModule {
    private static final String TABLE = "arn:aws:dynamodb:eu-central-1:123456789012:table/baton";
    private static final String BUCKET = "arn:aws:s3:::baton-123456789012-eu-central-1";
    private static final String TICK = "arn:aws:lambda:eu-central-1:123456789012:function:baton-tick:live";

    /** Resources that must end in a star, since they name what is not there yet: objects, and a log group's streams. */
    private static final Set<String> OBJECTS = Set.of(BUCKET + "/*");

    /** What all three functions call: action, and where. */
    private static final Map<String, Set<String>> CALLS = Map.ofEntries(
            Map.entry("dynamodb:BatchWriteItem", Set.of(TABLE)),
            Map.entry("dynamodb:DeleteItem", Set.of(TABLE)),
            Map.entry("dynamodb:GetItem", Set.of(TABLE)),
            Map.entry("dynamodb:PutItem", Set.of(TABLE)),
            Map.entry("dynamodb:Query", Set.of(TABLE, TABLE + "/index/slots")),
            Map.entry("dynamodb:UpdateItem", Set.of(TABLE)),
            Map.entry("s3:DeleteObject", OBJECTS),
            Map.entry("s3:GetObject", OBJECTS),
            Map.entry("s3:PutObject", OBJECTS),
            Map.entry("s3:ListBucket", Set.of(BUCKET)),
            Map.entry("lambda:InvokeFunction", Set.of(TICK, TARGET)));

    @Test
    void each_function_may_do_what_it_does_and_nothing_else() throws Exception {
        for (String function : List.of("api", "message", "tick")) {
            Map<String, Set<String>> expected = new TreeMap<>(CALLS);
            Set<String> log = Set.of(logGroup(function) + ":*");
            expected.put("logs:CreateLogStream", log);
            expected.put("logs:PutLogEvents", log);
            if (!function.equals("api")) {
                expected.put(
                        "sqs:SendMessage", Set.of("arn:aws:sqs:eu-central-1:123456789012:baton-" + function + "-dead"));
            }
            assertEquals(expected, granted("module." + function + ".aws_iam_role_policy.this"), function);
        }
    }

    @Test
    void the_schedule_may_wake_the_tick_and_leave_dead_letters() throws Exception {
        assertEquals(
                Map.of(
                        "lambda:InvokeFunction", Set.of(TICK),
                        "sqs:SendMessage", Set.of("arn:aws:sqs:eu-central-1:123456789012:baton-tick-dead")),
                granted("aws_iam_role_policy.schedule"));
    }

    private static String logGroup(String function) {
        return "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/baton-" + function;
    }

    private static Map<String, Set<String>> granted(String address) throws Exception {
        Map<String, Set<String>> granted = new TreeMap<>();
        for (Statement statement : Policies.of(plan)) {
            if (statement.address().endsWith(address)) {
                assertTrue(statement.allows());
                statement
                        .actions()
                        .forEach(action -> granted.computeIfAbsent(action, any -> new TreeSet<>())
                                .addAll(statement.resources()));
            }
        }
        return granted;
    }

    @Test
    void no_policy_allows_a_wildcard() throws Exception {
        assertEquals(Set.of(), wildcards(plan));
    }

    @Test
    void tracing_adds_the_only_star_that_aws_demands_and_only_when_asked_for() throws Exception {
        Plan traced = terraform.plan("", Map.of("tracing", true));
        assertEquals(Set.of("xray:PutTelemetryRecords on *", "xray:PutTraceSegments on *"), wildcards(traced));
    }

    /** Every allowed action with a star in it or on a resource with one, but for objects and streams of one's own. */
    private static Set<String> wildcards(Plan plan) throws Exception {
        Set<String> own = new TreeSet<>(OBJECTS);
        List.of("api", "message", "tick").forEach(function -> own.add(logGroup(function) + ":*"));
        Set<String> found = new TreeSet<>();
        for (Statement statement : Policies.of(plan)) {
            if (statement.allows()) {
                for (String action : statement.actions()) {
                    statement.resources().stream()
                            .filter(resource -> !own.contains(resource))
                            .filter(resource -> (action + resource).matches(".*[*?].*"))
                            .forEach(resource -> found.add(action + " on " + resource));
                }
                assertEquals(
                        Set.of(),
                        statement.actions().stream()
                                .filter(action -> action.contains("*"))
                                .collect(Collectors.toSet()),
                        statement.address());
                assertEquals(false, statement.json().has("NotAction"), statement.address());
                assertEquals(false, statement.json().has("NotResource"), statement.address());
            }
        }
        return found;
    }

    @Test
    void roles_belong_to_lambda_and_to_the_schedule_of_this_account() throws Exception {
        Map<String, String> trusted = new TreeMap<>();
        for (Statement statement : Policies.of(plan)) {
            if (statement.actions().contains("sts:AssumeRole")) {
                trusted.put(
                        statement.address(),
                        statement.json().path("Principal").path("Service").asText());
            }
        }
        assertEquals(
                Map.of(
                        "aws_iam_role.schedule", "scheduler.amazonaws.com",
                        "module.api.aws_iam_role.this", "lambda.amazonaws.com",
                        "module.message.aws_iam_role.this", "lambda.amazonaws.com",
                        "module.tick.aws_iam_role.this", "lambda.amazonaws.com"),
                trusted);
    }

    @Test
    void the_bucket_speaks_tls_only() throws Exception {
        List<Statement> bucket = Policies.of(plan).stream()
                .filter(statement -> statement.address().equals("aws_s3_bucket_policy.blobs"))
                .toList();
        assertEquals(1, bucket.size());
        assertEquals("Deny", bucket.getFirst().effect());
        assertEquals(Set.of(BUCKET, BUCKET + "/*"), bucket.getFirst().resources());
        assertEquals(
                "false",
                bucket.getFirst()
                        .json()
                        .path("Condition")
                        .path("Bool")
                        .path("aws:SecureTransport")
                        .asText());
    }
}
