package dev.baton.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A parameter as a spec declares it, and its values (longs, doubles, texts) as counted out by hand. */
record Declared(String name, JsonNode text, List<Object> values) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> WORDS =
            List.of("a", "b c", "x-y", "\u00e9", "null", "1.2.3", "1e", "--1", "{}", "it's", "0x1F", "NaN", "1_0");

    static Declared random(String name, Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> wholeRange(name, random);
            case 2 -> realRange(name, random);
            case 3 -> list(name, random);
            case 4 -> array(name, random.nextInt(4), random);
            default -> single(name, random);
        };
    }

    private static Declared wholeRange(String name, Random random) {
        long start = random.nextInt(8) == 0 ? Long.MAX_VALUE - 40 : random.nextInt(40) - 20;
        long end = start + random.nextInt(30) - 10;
        long step = random.nextInt(3) == 0 ? 1 : random.nextInt(9) - 4;
        step = step == 0 ? 1 : step;
        List<Object> values = new ArrayList<>();
        for (long value = start; step > 0 ? value <= end : value >= end; value += step) {
            values.add(value);
        }
        String range = spaced(start, random) + ":" + spaced(end, random);
        boolean omit = step == 1 && random.nextBoolean();
        return new Declared(name, JSON.textNode(braced(omit ? range : range + ":" + step, random)), values);
    }

    private static Declared realRange(String name, Random random) {
        double start = (random.nextInt(40) - 20) / 4.0;
        double step = random.nextBoolean() ? 0.1 : (1 + random.nextInt(8)) / 8.0;
        step = random.nextInt(4) == 0 ? -step : step;
        double end = start + step * random.nextInt(12) + (random.nextBoolean() ? 0 : 1e-12);
        List<Object> values = new ArrayList<>();
        for (double value = start; step > 0 ? value <= end + 1e-10 : value >= end - 1e-10; value += step) {
            values.add(value);
        }
        String text = spaced(start, random) + ":" + spaced(end, random) + ":" + spaced(step, random);
        return new Declared(name, JSON.textNode(braced(text, random)), values);
    }

    private static Declared list(String name, Random random) {
        List<Object> values = new ArrayList<>();
        StringBuilder text = new StringBuilder("[");
        for (int i = random.nextInt(5); i > 0; i--) {
            Object value = value(random);
            values.add(value);
            text.append(text.length() > 1 ? "," : "");
            if (value instanceof String word) {
                char quote = word.indexOf('\'') >= 0 ? '"' : '\'';
                boolean quoted = word.indexOf(',') >= 0 || random.nextBoolean();
                text.append(spaced(quoted ? quote + word + quote : word, random));
            } else {
                text.append(spaced(value, random));
            }
        }
        return new Declared(name, JSON.textNode(braced(text + "]", random)), values);
    }

    /** A list of the format itself, of that length: its texts are texts, even those that look like numbers. */
    static Declared array(String name, int length, Random random) {
        List<Object> values = new ArrayList<>();
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < length; i++) {
            Object value = random.nextInt(6) == 0 ? "0" + i : value(random);
            values.add(value);
            switch (value) {
                case Long whole -> array.add(whole);
                case Double real -> array.add(real);
                default -> array.add(value.toString());
            }
        }
        return new Declared(name, array, values);
    }

    private static Declared single(String name, Random random) {
        Object value = value(random);
        boolean number = random.nextBoolean();
        return switch (value) {
            case Long whole when number -> new Declared(name, JSON.numberNode(whole), List.of(whole));
            case Double real when number -> new Declared(name, JSON.numberNode(real), List.of(real));
            // Braces around a value are taken off, so one that has its own needs others.
            default ->
                new Declared(name, JSON.textNode(value.equals("{}") ? "{{}}" : spaced(value, random)), List.of(value));
        };
    }

    private static Object value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> (long) random.nextInt(2000) - 1000;
            case 1 -> random.nextInt(5) == 0 ? random.nextLong() : (Object) ((random.nextInt(4000) - 2000) / 16.0);
            case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15);
            default -> WORDS.get(random.nextInt(WORDS.size()));
        };
    }

    private static String spaced(Object value, Random random) {
        return (random.nextInt(4) == 0 ? " " : "") + value + (random.nextInt(4) == 0 ? " " : "");
    }

    private static String braced(String text, Random random) {
        return random.nextInt(5) == 0 ? "{" + text + "}" : text;
    }
}
