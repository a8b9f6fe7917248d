package dev.baton.engine.spec.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * JSON and JSON5 to a tree. Beyond JSON5, the members of the outermost map may stand without its braces, with or without
 * commas between them: documents print a spec's sections so. One use.
 */
final class Json5Reader {
    private final List<Complaint> complaints = new ArrayList<>();
    private final NodeBudget budget = new NodeBudget();
    private final Json5Scanner scanner;

    Json5Reader(String text) {
        scanner = new Json5Scanner(text);
    }

    Document read() {
        scanner.skipBlank();
        if (scanner.atBareMember()) {
            return new Document(members(0, '\0', "the end of the file"), complaints);
        }
        Tree root = value(0);
        scanner.skipBlank();
        if (scanner.peek() != '\0') {
            throw scanner.expected("the end of the file");
        }
        return new Document(root, complaints);
    }

    private Tree value(int depth) {
        scanner.skipBlank();
        int line = scanner.line();
        int column = scanner.column();
        budget.spend(1, depth, line, column);
        return switch (scanner.peek()) {
            case '{' -> {
                scanner.next();
                yield members(depth, '}', "}");
            }
            case '[' -> {
                scanner.next();
                yield list(line, column, depth);
            }
            case '"', '\'' -> new Tree.Text(line, column, Json5Text.read(scanner));
            default -> word(line, column);
        };
    }

    private Tree word(int line, int column) {
        if (!scanner.atIdentifier()) {
            return Json5Number.read(scanner, line, column);
        }
        int start = scanner.position();
        String word = scanner.identifier();
        return switch (word) {
            case "true", "false" -> new Tree.Bool(line, column, word.equals("true"));
            case "null" -> new Tree.Nothing(line, column);
            case "Infinity", "NaN" -> throw new SyntaxException(line, column, word + " is no finite number");
            default -> {
                scanner.backTo(start);
                throw scanner.expected("a value (text in quotes)");
            }
        };
    }

    private Tree list(int line, int column, int depth) {
        List<Tree> elements = new ArrayList<>();
        scanner.skipBlank();
        while (scanner.peek() != ']') {
            elements.add(value(depth + 1));
            scanner.skipBlank();
            if (scanner.peek() != ']') {
                scanner.require(',', ", or ]");
                scanner.skipBlank();
            }
        }
        scanner.next();
        return new Tree.Arr(line, column, List.copyOf(elements));
    }

    /** Members up to the closing brace, which is consumed, or up to the end of the text ({@code '\0'}). */
    private Tree members(int depth, char close, String closeName) {
        int line = scanner.line();
        int column = close == '}' ? scanner.column() - 1 : scanner.column();
        Members members = new Members(complaints);
        scanner.skipBlank();
        while (scanner.peek() != close) {
            members.add(member(depth));
            scanner.skipBlank();
            if (scanner.peek() == ',') {
                scanner.next();
                scanner.skipBlank();
            } else if (scanner.peek() != close && close == '}') {
                throw scanner.expected(", or " + closeName);
            }
        }
        scanner.next();
        return new Tree.Obj(line, column, members.list());
    }

    private Tree.Member member(int depth) {
        int line = scanner.line();
        int column = scanner.column();
        String key;
        if (scanner.peek() == '"' || scanner.peek() == '\'') {
            key = Json5Text.read(scanner);
        } else if (scanner.atIdentifier()) {
            key = scanner.identifier();
        } else {
            throw scanner.expected("a key or }");
        }
        scanner.skipBlank();
        scanner.require(':', ": after the key '" + key + "'");
        return new Tree.Member(line, column, key, value(depth + 1));
    }
}
