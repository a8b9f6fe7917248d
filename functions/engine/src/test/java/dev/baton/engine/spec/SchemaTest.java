package dev.baton.engine.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.spec.tree.TreeFormat;
import dev.baton.engine.spec.tree.TreeJson;
import dev.baton.engine.spec.tree.Utf8;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The schema for editors and the parser say the same, as far as a schema can say it. */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SAMPLES = List.of(
            "user_data_workflow.yaml",
            "hello.yaml",
            "files.yaml",
            "sweep.yaml",
            "retries.json5",
            "cluster.json",
            "push.yaml");
    private static final List<String> FRAGMENTS = List.of(
            "user_data_workflow.yaml",
            "dynamic_configuration.yaml",
            "collecting_results.yaml",
            "old_user_data.json5",
            "old_jobs.json5");

    /** What only the parser can see: names that point nowhere, texts in a form of their own, what parameters make of them. */
    private static final Pattern BEYOND_SCHEMA = Pattern.compile(
            "a Lambda function is named|a target.s address|an actor is named|the timeout of a target must|there is no |matches no |is used twice|in a circle|duration must|the range|fits the reference|braces|expands to|_q/q");

    private final JsonNode schema = JSON.readTree(resource("/schemas/workflow-spec.schema.json"));
    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .createValidator();
    private final URI uri = validator.registerSchema(schema);

    SchemaTest() throws IOException {}

    private static byte[] resource(String path) {
        try (InputStream in = SchemaTest.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static SpecSource sample(String name) {
        return new SpecSource(name, resource("/samples/specs/" + name));
    }

    private static JsonNode json(SpecSource source) {
        return TreeJson.of(TreeFormat.of(source.fileName())
                .read(Utf8.decode(source.bytes()))
                .root());
    }

    private boolean allows(JsonNode spec) {
        return validator.validate(uri, spec).isValid();
    }

    private static SpecSummary parsed(JsonNode spec) {
        return SpecParser.summarize(Specs.source("w.json", spec.toString()));
    }

    @Test
    void every_sample_is_valid_to_both() {
        for (String name : SAMPLES) {
            assertEquals(List.of(), SpecParser.parse(sample(name)).warnings(), name);
            assertTrue(allows(json(sample(name))), name);
        }
    }

    @Test
    void every_fragment_is_valid_to_both() {
        for (String name : FRAGMENTS) {
            SpecParser.parse(Specs.resource(name));
            assertTrue(allows(json(Specs.resource(name))), name);
        }
    }

    @Test
    void the_first_sample_is_the_tutorials_byte_for_byte() {
        assertArrayEquals(
                Specs.resource("user_data_workflow.yaml").bytes(),
                sample("user_data_workflow.yaml").bytes());
    }

    @Test
    void the_schema_has_every_key_of_the_parser_and_no_other() {
        assertEquals(new TreeSet<>(SpecKeys.WORKFLOW), keys(schema));
        assertEquals(
                new TreeSet<>(SpecKeys.RESOURCE_MONITOR),
                keys(schema.path("properties").path("resource_monitor")));
        Map.of(
                        "job", SpecKeys.JOB,
                        "file", SpecKeys.FILE,
                        "user_data", SpecKeys.USER_DATA,
                        "resource_requirements", SpecKeys.REQUIREMENTS,
                        "failure_handler", SpecKeys.FAILURE_HANDLER,
                        "failure_rule", SpecKeys.FAILURE_RULE,
                        "slurm_scheduler", SpecKeys.SLURM_SCHEDULER,
                        "action", SpecKeys.ACTION)
                .forEach((type, keys) -> assertEquals(
                        new TreeSet<>(keys), keys(schema.path("$defs").path(type)), type));
    }

    private static TreeSet<String> keys(JsonNode type) {
        TreeSet<String> keys = new TreeSet<>();
        type.path("properties").fieldNames().forEachRemaining(keys::add);
        assertFalse(type.path("additionalProperties").asBoolean(true));
        type.path("properties")
                .forEach(property -> assertTrue(
                        property.has("description") || property.has("$ref"), () -> "no description: " + property));
        return keys;
    }

    @Test
    void what_one_refuses_the_other_refuses() throws IOException {
        String[] bad = {
            "[]",
            "{}",
            "{\"name\":\"a\"}",
            "{\"name\":\"a\",\"files\":[]}",
            "{\"jobs\":{}}",
            "{\"jobs\":[],\"job\":[]}",
            "{\"jobs\":[{}]}",
            "{\"jobs\":[{\"command\":\" \"}]}",
            "{\"jobs\":[{\"command\":\"x\",\"name\":\"../../x\"}]}",
            "{\"jobs\":[{\"command\":\"x\",\"name\":\"..\"}]}",
            "{\"jobs\":[{\"command\":\"x\",\"name\":\"\"}]}",
            "{\"jobs\":[{\"command\":\"x\",\"name\":\"a\\u0007\"}]}",
            "{\"jobs\":[{\"command\":\"x\",\"depends_on\":\"a\"}]}",
            "{\"jobs\":[{\"command\":\"x\",\"depends_on\":[1]}]}",
            "{\"jobs\":[{\"command\":\"x\",\"priority\":1.5}]}",
            "{\"jobs\":[{\"command\":\"x\",\"parameters\":{\"i\":true}}]}",
            "{\"jobs\":[{\"command\":\"x\",\"parameters\":{\"a b\":\"1\"}}]}",
            "{\"jobs\":[],\"jobs_sort_method\":\"fast\"}",
            "{\"jobs\":[],\"slurm_defaults\":[]}",
            "{\"jobs\":[],\"resource_requirements\":[{\"name\":\"default\",\"num_cpus\":1,\"memory\":\"1g\"}]}",
            "{\"jobs\":[],\"resource_requirements\":[{\"name\":\"a\",\"num_cpus\":0,\"memory\":\"1g\"}]}",
            "{\"jobs\":[],\"resource_requirements\":[{\"name\":\"a\",\"num_cpus\":1,\"memory\":\"1.5g\"}]}",
            "{\"jobs\":[],\"resource_requirements\":[{\"name\":\"a\",\"memory\":\"1g\"}]}",
            "{\"jobs\":[],\"failure_handlers\":[{\"name\":\"a\"}]}",
            "{\"jobs\":[],\"failure_handlers\":[{\"name\":\"a\",\"rules\":[{\"max_retries\":-1}]}]}",
            "{\"jobs\":[],\"slurm_schedulers\":[{\"name\":\"a\"}]}",
            "{\"jobs\":[],\"actions\":[{\"trigger_type\":\"on_workflow_start\",\"action_type\":\"run_commands\"}]}",
            "{\"jobs\":[],\"actions\":[{\"trigger_type\":\"on_workflow_start\",\"action_type\":\"schedule_nodes\"}]}",
            "{\"jobs\":[],\"actions\":[{\"trigger_type\":\"on_jobs_ready\",\"action_type\":\"run_commands\",\"commands\":[\"x\"]}]}",
        };
        for (String text : bad) {
            JsonNode spec = JSON.readTree(text);
            assertFalse(allows(spec), text);
            assertFalse(parsed(spec).valid(), text);
        }
    }

    /** Every value of every sample is replaced by values of other types, taken away, and given a stranger beside it. */
    @Test
    void changed_samples_are_judged_alike() throws IOException {
        int compared = 0;
        for (String name : SAMPLES) {
            JsonNode spec = json(sample(name));
            for (Consumer<JsonNode> change : changes(spec, "")) {
                JsonNode changed = spec.deepCopy();
                change.accept(changed);
                SpecSummary summary = parsed(changed);
                boolean beyond = summary.errors().stream()
                        .allMatch(e -> BEYOND_SCHEMA.matcher(e).find());
                boolean allowed = allows(changed);
                assertTrue(allowed == summary.valid() || (allowed && beyond), () -> summary.errors() + " " + changed);
                compared++;
            }
        }
        assertTrue(compared > 1000, "compared " + compared);
    }

    private static List<Consumer<JsonNode>> changes(JsonNode node, String pointer) throws IOException {
        List<Consumer<JsonNode>> changes = new ArrayList<>();
        if (node.isObject() && !pointer.matches(".*/(parameters|slurm_defaults|data)(/.*)?")) {
            changes.add(spec -> ((ObjectNode) spec.at(pointer)).put("zzz", 1));
        }
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            changes.add(spec -> ((ObjectNode) spec.at(pointer)).remove(key));
            for (String value : List.of("null", "-7", "2.5", "true", "\"\"", "\"q/q\"", "[]", "[[]]", "{}")) {
                JsonNode other = JSON.readTree(value);
                changes.add(spec -> ((ObjectNode) spec.at(pointer)).set(key, other.deepCopy()));
            }
            changes.addAll(changes(node.get(key), pointer + "/" + key));
        }
        for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            int index = i;
            changes.add(spec -> ((ArrayNode) spec.at(pointer))
                    .set(index, JSON.getNodeFactory().nullNode()));
            changes.add(spec -> ((ArrayNode) spec.at(pointer))
                    .set(index, JSON.getNodeFactory().numberNode(7)));
            changes.addAll(changes(node.get(i), pointer + "/" + i));
        }
        return changes;
    }
}
