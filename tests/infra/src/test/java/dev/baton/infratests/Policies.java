package dev.baton.infratests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every statement of every policy in a plan. */
final class Policies {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is there to carry a policy; what else has one (a queue, a bucket) is only told of it. */
    private static final Set<String> CARRIERS = Set.of("aws_iam_role", "aws_iam_role_policy", "aws_s3_bucket_policy");

    private Policies() {}

    /** One statement; address is the resource that carries it. */
    record Statement(String address, String effect, Set<String> actions, Set<String> resources, JsonNode json) {
        boolean allows() {
            return effect.equals("Allow");
        }
    }

    /** A policy that is not known before it is applied would be one that nobody can check, and is an error. */
    static List<Statement> of(Plan plan) throws Exception {
        List<Statement> all = new ArrayList<>();
        for (Plan.Resource resource : plan.all()) {
            for (String name : List.of("policy", "assume_role_policy")) {
                if (CARRIERS.contains(resource.type())
                        && resource.unknown().path(name).asBoolean(false)) {
                    throw new IllegalStateException(resource.address() + ": " + name + " is not known in the plan");
                }
                if (resource.values().path(name).isTextual()) {
                    for (JsonNode statement : JSON.readTree(resource.text(name)).path("Statement")) {
                        all.add(new Statement(
                                resource.address(),
                                statement.path("Effect").asText(),
                                texts(statement.path("Action")),
                                texts(statement.path("Resource")),
                                statement));
                    }
                }
            }
        }
        return all;
    }

    /** A text, or a list of them. */
    static Set<String> texts(JsonNode node) {
        Set<String> texts = new TreeSet<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
