package dev.baton.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.Job;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A finished job's inputs count as changed when their meaning changed, and not when they are written in another way. */
final class InputHashTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** A workflow whose only job has read that value. */
    private static final class Finished {
        private final World world = new World();
        private final long workflow;
        private final long data;

        Finished(JsonNode value) {
            ObjectNode spec = JsonNodeFactory.instance.objectNode();
            spec.put("name", "w")
                    .putArray("user_data")
                    .addObject()
                    .put("name", "d")
                    .set("data", value);
            spec.putArray("jobs")
                    .addObject()
                    .put("name", "reader")
                    .put("command", "x")
                    .putArray("input_user_data")
                    .add("d");
            workflow = world.armed(spec.toString());
            data = world.engine.userData().list(workflow).getFirst().id();
            world.runAll(workflow);
        }

        /** The jobs that have to run again, now that the data is this. */
        List<String> changed(JsonNode value) {
            world.engine
                    .userData()
                    .update(data, old -> new UserData(old.id(), old.workflowId(), old.name(), old.ephemeral(), value));
            return world.engine.workflows().changedInputs(workflow, true);
        }
    }

    private static JsonNode container(Random random) {
        RandomJson json = new RandomJson(random);
        return random.nextBoolean() ? json.object(3) : json.array(3);
    }

    /** The same numbers in other forms: 1.0 for 1, 12e-1 for 1.2. */
    private static JsonNode rewritten(JsonNode value, Random random) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode other = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> other.set(field.getKey(), rewritten(field.getValue(), random)));
                yield other;
            }
            case ArrayNode array -> {
                ArrayNode other = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> other.add(rewritten(element, random)));
                yield other;
            }
            default -> {
                if (!value.isNumber()) {
                    yield value;
                }
                BigDecimal number = value.decimalValue();
                BigDecimal other =
                        number.scale() < 400 ? number.setScale(number.scale() + 1 + random.nextInt(3)) : number;
                yield JsonNodeFactory.instance.numberNode(random.nextBoolean() ? other : number);
            }
        };
    }

    @Test
    void the_order_of_keys_and_the_form_of_numbers_change_nothing() {
        Seeds.each(150, random -> {
            JsonNode value = container(random);
            Finished test = new Finished(value);
            assertEquals(List.of(), test.changed(new RandomJson(random).reordered(value)), value.toString());
            assertEquals(List.of(), test.changed(rewritten(value, random)), value.toString());
            assertEquals(List.of(), test.changed(MAPPER.readTree(value.toPrettyString())), value.toString());
        });
    }

    @Test
    void another_value_is_a_change_until_it_is_taken_back() {
        Seeds.each(150, random -> {
            JsonNode value = container(random);
            Finished test = new Finished(value);
            JsonNode other = altered(value, random);
            assertEquals(List.of("reader"), test.changed(other), value + " became " + other);
            assertEquals(List.of(), test.changed(new RandomJson(random).reordered(value)), value.toString());
        });
    }

    /** One thing in it is different. */
    private static JsonNode altered(JsonNode value, Random random) {
        if (value instanceof ObjectNode object) {
            List<String> keys =
                    object.properties().stream().map(Map.Entry::getKey).toList();
            if (keys.isEmpty() || random.nextInt(4) == 0) {
                return object.deepCopy().putNull("another key");
            }
            String key = keys.get(random.nextInt(keys.size()));
            ObjectNode other = object.deepCopy();
            if (random.nextInt(4) == 0) {
                other.remove(key);
                return other;
            }
            return other.set(key, altered(object.get(key), random));
        }
        if (value instanceof ArrayNode array) {
            ArrayNode other = array.deepCopy();
            if (array.isEmpty() || random.nextInt(4) == 0) {
                return other.addNull();
            }
            int index = random.nextInt(array.size());
            if (random.nextInt(4) == 0) {
                other.remove(index);
            } else {
                other.set(index, altered(array.get(index), random));
            }
            return other;
        }
        if (value.isNumber()) {
            return JsonNodeFactory.instance.numberNode(value.decimalValue().add(BigDecimal.ONE.scaleByPowerOfTen(-30)));
        }
        return JsonNodeFactory.instance.textNode(value.isTextual() ? value.textValue() + "." : value.toString());
    }

    /** What a client reads and writes back unchanged is no change, relations named twice or not. */
    @Test
    void a_job_that_is_written_back_as_it_was_read_is_no_change() {
        Seeds.each(60, random -> {
            World world = new World();
            ObjectNode spec = RandomSpec.next(random);
            // A reader of what nobody writes would be refused.
            spec.get("user_data").forEach(record -> ((ObjectNode) record).put("data", "x"));
            long workflow = world.armed(spec.toString());
            world.runAll(workflow);
            for (Job job : world.engine.jobs().list(workflow)) {
                world.engine.jobs().update(job.id(), job.spec());
            }
            assertEquals(List.of(), world.engine.workflows().changedInputs(workflow, true), spec.toString());
        });
    }
}
