package dev.baton.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A text with placeholders, and what it becomes; the pieces are known, so nothing has to be parsed. */
record Template(List<Piece> pieces) {
    private static final List<String> LITERALS =
            List.of("_", " ", "-", "\u00e9", "%", "{nope}", "{", "}", "{}", "{:02d}", "%s", "''", "\\{", "\n");
    private static final List<String> FORMATS =
            List.of("x", "3d", ".f", "03f", ".100f", "0d", "00d", "0256d", "-03d", " 03d", "s", "");

    /** A piece of the source and of the result. */
    sealed interface Piece {}

    record Literal(String text) implements Piece {}

    /** A placeholder for a parameter; a negative number means none. */
    record Slot(String name, int width, int places, String otherFormat) implements Piece {
        String source() {
            String format = width >= 0 ? "0" + width + "d" : places >= 0 ? "." + places + "f" : otherFormat;
            return "{" + name + (format == null ? "" : ":" + format) + "}";
        }

        String fill(Map<String, Object> values) {
            Object value = values.get(name);
            if (value == null) {
                return source();
            }
            return width > 0
                    ? NaiveValue.padded(value, width)
                    : places >= 0 ? NaiveValue.rounded(value, places) : NaiveValue.plain(value);
        }
    }

    /** A variable of the shell with a parameter's name. */
    record ShellVariable(String name) implements Piece {}

    static Template random(List<String> names, Random random) {
        List<Piece> pieces = new ArrayList<>(List.of(new Literal("t")));
        for (int i = random.nextInt(9); i > 0; i--) {
            String name = names.get(random.nextInt(names.size()));
            pieces.add(
                    switch (random.nextInt(8)) {
                        case 0, 1 -> new Literal(LITERALS.get(random.nextInt(LITERALS.size())));
                        case 2 -> new ShellVariable(name);
                        case 3 -> new Slot(name, 1 + random.nextInt(12), -1, null);
                        case 4 -> new Slot(name, -1, random.nextInt(12), null);
                        case 5 -> new Slot(name, -1, -1, FORMATS.get(random.nextInt(FORMATS.size())));
                        default -> new Slot(name, -1, -1, null);
                    });
        }
        return new Template(pieces);
    }

    /** All parameters in plain, apart from each other, so that two combinations give two texts. */
    static Template distinct(String prefix, Iterable<String> names) {
        List<Piece> pieces = new ArrayList<>(List.of(new Literal(prefix)));
        for (String name : names) {
            pieces.add(new Literal("|"));
            pieces.add(new Slot(name, -1, -1, null));
        }
        return new Template(pieces);
    }

    String source() {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(
                    switch (piece) {
                        case Literal(String literal) -> literal;
                        case Slot slot -> slot.source();
                        case ShellVariable(String name) -> "${" + name + "}";
                    });
        }
        return text.toString();
    }

    String fill(Map<String, Object> values, boolean shell) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(
                    switch (piece) {
                        case Literal(String literal) -> literal;
                        case Slot slot -> slot.fill(values);
                        case ShellVariable(String name) ->
                            shell || !values.containsKey(name)
                                    ? "${" + name + "}"
                                    : "$" + NaiveValue.plain(values.get(name));
                    });
        }
        return text.toString();
    }
}
