package dev.baton.engine.spec.tree;

import java.util.Locale;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A YAML scalar by the core schema of YAML 1.2: {@code yes} and {@code 1:10} are text, {@code 0x1F} is a number. */
final class YamlScalar {
    private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();

    private YamlScalar() {}

    static Tree read(ScalarEvent event, int line, int column) {
        String text = event.getValue();
        Tag tag = tag(event, text);
        if (tag.equals(Tag.NULL)) {
            return new Tree.Nothing(line, column);
        }
        if (tag.equals(Tag.BOOL)) {
            return new Tree.Bool(line, column, text.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            try {
                return new Tree.Num(line, column, number(text, tag, line, column), text);
            } catch (NumberFormatException e) {
                throw new SyntaxException(line, column, "'" + text + "' is no finite number");
            }
        }
        if (tag.equals(Tag.STR) || tag.equals(Tag.MERGE)) {
            return new Tree.Text(line, column, Surrogates.checked(text, line, column));
        }
        throw new SyntaxException(line, column, "the tag " + tag + " is not supported");
    }

    private static Tag tag(ScalarEvent event, String text) {
        if (event.getTag().isPresent() && !event.getTag().get().equals("!")) {
            return new Tag(event.getTag().get());
        }
        boolean resolvable = event.isPlain() && event.getTag().isEmpty();
        return resolvable ? RESOLVER.resolve(text, true) : Tag.STR;
    }

    private static Number number(String text, Tag tag, int line, int column) {
        if (tag.equals(Tag.FLOAT)) {
            if (text.toLowerCase(Locale.ROOT).matches("[-+]?\\.(inf|nan)")) {
                throw new NumberFormatException(text);
            }
            return Numbers.real(text, line, column);
        }
        if (text.startsWith("0x")) {
            return Numbers.whole(text.substring(2), 16, line, column);
        }
        if (text.startsWith("0o")) {
            return Numbers.whole(text.substring(2), 8, line, column);
        }
        return Numbers.whole(text, 10, line, column);
    }
}
