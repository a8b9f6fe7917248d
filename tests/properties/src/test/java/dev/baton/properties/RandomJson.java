package dev.baton.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws JSON values: whole numbers are longs where they fit and big integers else, all others doubles. */
final class RandomJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<Long> LONGS = List.of(
            0L,
            1L,
            -1L,
            7L,
            10L,
            8L,
            255L,
            1L << 31,
            (1L << 31) - 1,
            -(1L << 31),
            (1L << 53) + 1,
            Long.MAX_VALUE,
            Long.MIN_VALUE);
    private static final List<Double> DOUBLES = List.of(
            0.0,
            -0.0,
            1.0,
            0.5,
            -2.25,
            0.1,
            1e-7,
            1e21,
            1e300,
            -1e-300,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            123456.789,
            1.0 / 3);

    private final Random random;
    private final RandomText text;

    RandomJson(Random random) {
        this.random = random;
        text = new RandomText(random);
    }

    /** A value of at most that depth. */
    JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 10)) {
            case 0 -> random.nextInt(3) == 0 ? JSON.nullNode() : JSON.booleanNode(random.nextBoolean());
            case 1, 2 -> number();
            case 3, 4, 5 -> JSON.textNode(text.any());
            case 6, 7 -> array(depth);
            default -> object(depth);
        };
    }

    JsonNode number() {
        return switch (random.nextInt(6)) {
            case 0 -> JSON.numberNode(text.pick(LONGS));
            case 1 -> JSON.numberNode(text.pick(DOUBLES));
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 4 -> big();
            default -> JSON.numberNode((long) random.nextInt(100));
        };
    }

    private JsonNode big() {
        BigInteger number = new BigInteger(64 + random.nextInt(200), random).setBit(63);
        return JSON.numberNode(random.nextBoolean() ? number : number.negate().subtract(BigInteger.ONE));
    }

    ArrayNode array(int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            array.add(value(depth - 1));
        }
        return array;
    }

    ObjectNode object(int depth) {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(text.any(), value(depth - 1));
        }
        return object;
    }

    /** The same value with the keys of every object in another order. */
    JsonNode reordered(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
                Collections.shuffle(fields, random);
                ObjectNode other = JSON.objectNode();
                fields.forEach(field -> other.set(field.getKey(), reordered(field.getValue())));
                yield other;
            }
            case ArrayNode array -> {
                ArrayNode other = JSON.arrayNode();
                array.forEach(element -> other.add(reordered(element)));
                yield other;
            }
            default -> value;
        };
    }
}
