package dev.baton.cli.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.cli.client.Failure;
import dev.baton.engine.spec.tree.Document;
import dev.baton.engine.spec.tree.SyntaxException;
import dev.baton.engine.spec.tree.Tree;
import dev.baton.engine.spec.tree.TreeFormat;
import dev.baton.engine.spec.tree.TreeJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A map of a YAML file. What is wrong is a Failure that names file and line; keys that nobody asks for are not looked at. */
record YamlMap(Path file, Tree.Obj tree) {
    /** The whole file, which may be empty. */
    static YamlMap read(Path file) {
        try {
            Document document = TreeFormat.YAML.read(Files.readString(file));
            if (!document.complaints().isEmpty()) {
                var first = document.complaints().getFirst();
                throw wrong(file, first.line(), first.message());
            }
            return map(file, "the file", document.root());
        } catch (SyntaxException broken) {
            throw wrong(file, broken.complaint().line(), broken.complaint().message());
        } catch (IOException unreadable) {
            throw new Failure(file + " cannot be read: " + Failure.reason(unreadable));
        }
    }

    private static YamlMap map(Path file, String what, Tree tree) {
        return switch (tree) {
            case Tree.Obj map -> new YamlMap(file, map);
            case Tree.Nothing(int line, int column) -> new YamlMap(file, new Tree.Obj(line, column, List.of()));
            case Tree.Arr other -> throw wrong(file, other.line(), what + " must be a map, not a list");
            case Tree.Text other -> throw wrong(file, other.line(), what + " must be a map, not text");
            case Tree.Num other -> throw wrong(file, other.line(), what + " must be a map, not a number");
            case Tree.Bool other -> throw wrong(file, other.line(), what + " must be a map, not true or false");
        };
    }

    private static Failure wrong(Path file, int line, String message) {
        return new Failure(file + ":" + line + ": " + message);
    }

    Optional<Tree> value(String key) {
        return tree.members().stream()
                .filter(member -> member.key().equals(key))
                .map(Tree.Member::value)
                .filter(value -> !(value instanceof Tree.Nothing))
                .findFirst();
    }

    /** What is said of a key's value. */
    Failure wrong(String key, Tree value, String expected) {
        return wrong(file, value.line(), key + " must be " + expected + ", not " + value.kind());
    }

    /** Text, or a number as it is written. */
    Optional<String> text(String key) {
        return value(key).map(value -> switch (value) {
            case Tree.Text(int line, int column, String text) -> text;
            case Tree.Num(int line, int column, Number number, String source) -> source;
            case Tree.Obj other -> throw wrong(key, value, "a text");
            case Tree.Arr other -> throw wrong(key, value, "a text");
            case Tree.Bool other -> throw wrong(key, value, "a text");
            case Tree.Nothing nothing -> throw wrong(key, value, "a text");
        });
    }

    Optional<Integer> number(String key, int least, int most) {
        return value(key).map(value -> {
            if (value instanceof Tree.Num(int line, int column, Long number, String source)
                    && number >= least
                    && number <= most) {
                return number.intValue();
            }
            throw wrong(key, value, "a whole number from " + least + " to " + most);
        });
    }

    boolean flag(String key) {
        return value(key)
                .map(value -> {
                    if (value instanceof Tree.Bool(int line, int column, boolean flag)) {
                        return flag;
                    }
                    throw wrong(key, value, "true or false");
                })
                .orElse(false);
    }

    YamlMap map(String key) {
        return map(file, key, value(key).orElseGet(() -> new Tree.Nothing(tree.line(), tree.column())));
    }

    /** A list of texts, or one text. */
    List<String> texts(String key) {
        Optional<Tree> value = value(key);
        if (value.isEmpty() || !(value.get() instanceof Tree.Arr list)) {
            return text(key).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        for (Tree each : list.elements()) {
            if (!(each instanceof Tree.Text(int line, int column, String text))) {
                throw wrong(key, each, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** The value as JSON; an empty object where there is none. */
    JsonNode json(String key) {
        return value(key).map(TreeJson::of).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** The whole as JSON. */
    JsonNode json() {
        return TreeJson.of(tree);
    }
}
