package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.stream.Collectors;

/** Spells a JSON value as Python prints it: Torc's first generation printed documents so. */
final class PythonText {
    private PythonText() {}

    static String of(Json value) {
        return switch (value) {
            case Json.Null ignored -> "None";
            case Json.Bool(boolean bool) -> bool ? "True" : "False";
            case Json.Num(String literal) -> literal;
            case Json.Text(String text) -> quoted(text);
            case Json.Arr arr -> arr.items().stream().map(PythonText::of).collect(Collectors.joining(", ", "[", "]"));
            case Json.Obj obj ->
                obj.members().entrySet().stream()
                        .map(member -> quoted(member.getKey()) + ": " + of(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** Python takes double quotes where only a single one stands in the text. */
    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder spelled = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> spelled.append("\\n");
                case '\r' -> spelled.append("\\r");
                case '\t' -> spelled.append("\\t");
                case '\\' -> spelled.append("\\\\");
                default -> {
                    if (c == quote) {
                        spelled.append('\\').append(quote);
                    } else if (Character.isISOControl(c)) {
                        spelled.append(String.format("\\x%02x", c));
                    } else {
                        spelled.appendCodePoint(c);
                    }
                }
            }
        });
        return spelled.append(quote).toString();
    }
}
