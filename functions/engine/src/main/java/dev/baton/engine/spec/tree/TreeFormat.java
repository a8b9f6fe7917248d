package dev.baton.engine.spec.tree;

import dev.baton.engine.spec.kdl.KdlSpec;
import java.util.Locale;

/** The formats of a spec, by the file's extension. */
public enum TreeFormat {
    YAML,
    JSON,
    KDL,
    UNKNOWN;

    /** The format of a file with this name; {@link #UNKNOWN} means that each is tried. */
    public static TreeFormat of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return YAML;
        }
        if (name.endsWith(".json") || name.endsWith(".json5")) {
            return JSON;
        }
        return name.endsWith(".kdl") ? KDL : UNKNOWN;
    }

    /** Reads the text; throws {@link SyntaxException}. JSON takes JSON5, and members without braces around them. */
    public Document read(String text) {
        if (text.isBlank()) {
            throw new SyntaxException(1, 1, "the file is empty; a workflow with a list of jobs was expected");
        }
        return switch (this) {
            case YAML -> new YamlReader().read(text);
            case JSON -> new Json5Reader(text).read();
            case KDL -> KdlSpec.read(text);
            case UNKNOWN -> readUnknown(text);
        };
    }

    private static Document readUnknown(String text) {
        try {
            return JSON.read(text);
        } catch (SyntaxException notJson) {
            try {
                return YAML.read(text);
            } catch (SyntaxException notYaml) {
                return readKdl(text, text.stripLeading().startsWith("{") ? notJson : notYaml);
            }
        }
    }

    private static Document readKdl(String text, SyntaxException neitherJsonNorYaml) {
        try {
            return KDL.read(text);
        } catch (SyntaxException notKdl) {
            throw neitherJsonNorYaml;
        }
    }
}
