package dev.baton.properties;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.spec.InvalidSpecException;
import dev.baton.engine.spec.ParsedSpec;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecProblem;
import dev.baton.engine.spec.SpecSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One workflow is the same in every format, and so is what is wrong with it. */
final class SpecFormatsTest {
    private static SpecSource source(String extension, String text) {
        return new SpecSource("spec." + extension, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The spec in each format; an unknown extension has each tried. */
    private static List<SpecSource> sources(JsonNode spec, Random random) {
        return List.of(
                source("json", Json5Writer.json(spec, random)),
                source("json5", Json5Writer.json5(spec, random)),
                source("json5", Json5Writer.bare((ObjectNode) spec, random)),
                source("yaml", YamlWriter.write(spec, random)),
                source(
                        "spec",
                        random.nextBoolean() ? Json5Writer.json5(spec, random) : YamlWriter.write(spec, random)));
    }

    /** Workflow and warnings as plain lists, or what is wrong, without the places. */
    private static Object outcome(SpecSource source) throws ReflectiveOperationException {
        try {
            ParsedSpec parsed = SpecParser.parse(source);
            return List.of(Plain.of(parsed.spec()), messages(parsed.warnings()));
        } catch (InvalidSpecException e) {
            return messages(e.problems());
        }
    }

    private static List<String> messages(List<SpecProblem> problems) {
        return problems.stream()
                .map(problem -> problem.key() + ": " + problem.message())
                .map(message -> message.replaceAll("line [0-9]+(, column [0-9]+)?", "line N"))
                // A number is shown as it was written.
                .map(message -> message.replaceAll("the number [-+0-9.a-zA-Z]+", "the number N"))
                .sorted()
                .toList();
    }

    private static String text(SpecSource source) {
        return source.fileName() + ":\n" + new String(source.bytes(), StandardCharsets.UTF_8);
    }

    private static void assertEqual(Object expected, Object found, SpecSource source) {
        Optional<String> difference = Plain.difference(expected, found);
        assertTrue(difference.isEmpty(), () -> difference.orElseThrow() + ", in " + text(source));
    }

    private static void assertSame(JsonNode spec, Random random) throws ReflectiveOperationException {
        SpecSource plain = source("json", spec.toPrettyString());
        Object expected = outcome(plain);
        for (SpecSource source : sources(spec, random)) {
            assertEqual(expected, outcome(source), source);
        }
    }

    @Test
    void a_workflow_is_the_same_in_every_format() {
        Seeds.each(100, random -> {
            ObjectNode spec = RandomSpec.next(random);
            SpecSource plain = source("json", spec.toPrettyString());
            try {
                SpecParser.parse(plain);
            } catch (InvalidSpecException e) {
                throw new AssertionError(e.problems() + "\n" + text(plain), e);
            }
            assertSame(spec, random);
        });
    }

    @Test
    void a_mistake_is_told_the_same_in_every_format() {
        Seeds.each(100, random -> {
            ObjectNode spec = RandomSpec.next(random);
            for (int i = random.nextInt(3); i >= 0; i--) {
                damage(spec, random);
            }
            assertSame(spec, random);
        });
    }

    /** Puts something else in the place of one value, or under another key. */
    private static void damage(JsonNode node, Random random) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
            Map.Entry<String, JsonNode> field = fields.get(random.nextInt(fields.size()));
            if (field.getValue().isContainerNode() && !field.getValue().isEmpty() && random.nextInt(6) > 0) {
                damage(field.getValue(), random);
            } else if (random.nextInt(3) == 0) {
                object.set(field.getKey() + (random.nextBoolean() ? "s" : "\u00e9"), object.remove(field.getKey()));
            } else if (random.nextInt(3) == 0) {
                object.remove(field.getKey());
            } else {
                object.set(field.getKey(), new RandomJson(random).value(2));
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            int index = random.nextInt(array.size());
            if (array.get(index).isContainerNode() && random.nextInt(6) > 0) {
                damage(array.get(index), random);
            } else if (random.nextBoolean()) {
                array.add(array.get(index));
            } else {
                array.set(index, new RandomJson(random).value(2));
            }
        }
    }

    @Test
    void the_order_of_keys_means_nothing() {
        Seeds.each(100, random -> {
            ObjectNode spec = RandomSpec.next(random);
            SpecSource other = source("json", shuffled(spec, random).toPrettyString());
            assertEqual(outcome(source("json", spec.toString())), outcome(other), other);
        });
    }

    /** The workflow's keys and those of its records in another order; values stay as they are, since theirs may count. */
    private static ObjectNode shuffled(ObjectNode workflow, Random random) {
        ObjectNode other = keysShuffled(workflow, random);
        for (String section :
                List.of("jobs", "files", "user_data", "resource_requirements", "failure_handlers", "actions")) {
            ArrayNode records = JsonNodeFactory.instance.arrayNode();
            workflow.get(section).forEach(record -> records.add(keysShuffled((ObjectNode) record, random)));
            other.set(section, records);
        }
        return other;
    }

    private static ObjectNode keysShuffled(ObjectNode object, Random random) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
        Collections.shuffle(fields, random);
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> other.set(field.getKey(), field.getValue()));
        return other;
    }
}
