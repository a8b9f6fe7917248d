package dev.baton.engine.spec.kdl;

import dev.baton.engine.spec.tree.SyntaxException;
import dev.baton.engine.spec.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** KDL text to nodes; takes version 1 and version 2 of the language. No type annotations: specs have no use for them. */
final class KdlParser {
    private static final int MAX_DEPTH = 100;

    private final KdlScanner scanner;

    private KdlParser(String text) {
        scanner = new KdlScanner(text);
    }

    /** The nodes of a document; throws {@link SyntaxException}. */
    static List<KdlNode> parse(String text) {
        KdlParser parser = new KdlParser(text);
        List<KdlNode> nodes = parser.nodes(0);
        if (!parser.scanner.atEnd()) {
            throw parser.scanner.expected("a node or the end of the file");
        }
        return nodes;
    }

    private List<KdlNode> nodes(int depth) {
        if (depth > MAX_DEPTH) {
            throw new SyntaxException(scanner.line(), scanner.column(), "nodes stand more than " + MAX_DEPTH + " deep");
        }
        List<KdlNode> nodes = new ArrayList<>();
        scanner.skipLines();
        while (!scanner.atEnd() && scanner.peek() != '}') {
            boolean dropped = dropped();
            KdlNode node = node(depth);
            if (!dropped) {
                nodes.add(node);
            }
            scanner.skipLines();
        }
        return List.copyOf(nodes);
    }

    /** A slash and a dash make a comment of what follows. */
    private boolean dropped() {
        if (!scanner.sees("/-")) {
            return false;
        }
        scanner.skip(2);
        scanner.skipLines();
        return true;
    }

    private KdlNode node(int depth) {
        int line = scanner.line();
        int column = scanner.column();
        String name = KdlText.begins(scanner) ? KdlText.read(scanner) : KdlWord.name(scanner);
        List<Tree> arguments = new ArrayList<>();
        List<Tree.Member> properties = new ArrayList<>();
        List<KdlNode> children = List.of();
        scanner.skipBlank();
        while (!ended()) {
            boolean dropped = dropped();
            if (scanner.peek() == '{') {
                List<KdlNode> block = block(depth);
                children = dropped ? children : block;
            } else {
                entry(dropped ? new ArrayList<>() : arguments, dropped ? new ArrayList<>() : properties);
            }
            scanner.skipBlank();
        }
        return new KdlNode(line, column, name, List.copyOf(arguments), List.copyOf(properties), children);
    }

    private boolean ended() {
        return scanner.atEnd()
                || KdlScanner.newline(scanner.peek())
                || scanner.peek() == ';'
                || scanner.peek() == '}'
                || scanner.sees("//");
    }

    private List<KdlNode> block(int depth) {
        SyntaxException open = new SyntaxException(scanner.line(), scanner.column(), "this { has no }");
        scanner.next();
        List<KdlNode> nodes = nodes(depth + 1);
        if (scanner.atEnd()) {
            throw open;
        }
        scanner.next();
        return nodes;
    }

    private void entry(List<Tree> arguments, List<Tree.Member> properties) {
        int line = scanner.line();
        int column = scanner.column();
        boolean quoted = KdlText.begins(scanner);
        if (scanner.peek() == '(') {
            throw new SyntaxException(line, column, "types in brackets mean nothing in a spec; leave them out");
        }
        String word = quoted ? KdlText.read(scanner) : KdlWord.read(scanner);
        if (scanner.peek() == '=') {
            scanner.next();
            properties.add(new Tree.Member(line, column, word, value()));
        } else {
            arguments.add(quoted ? new Tree.Text(line, column, word) : KdlWord.value(word, line, column));
        }
    }

    private Tree value() {
        int line = scanner.line();
        int column = scanner.column();
        return KdlText.begins(scanner)
                ? new Tree.Text(line, column, KdlText.read(scanner))
                : KdlWord.value(KdlWord.read(scanner), line, column);
    }
}
