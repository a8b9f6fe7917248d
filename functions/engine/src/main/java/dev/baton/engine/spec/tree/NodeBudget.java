package dev.baton.engine.spec.tree;

/** Bounds a document, aliases written out: so many values, so deep. Mutable; one a document. */
final class NodeBudget {
    static final int MAX_NODES = 8_000_000;
    static final int MAX_DEPTH = 100;

    private long nodes;

    long spent() {
        return nodes;
    }

    void spend(long count, int depth, int line, int column) {
        nodes += count;
        if (nodes > MAX_NODES) {
            throw new SyntaxException(
                    line, column, "the document holds more than " + MAX_NODES + " values, aliases written out");
        }
        if (depth > MAX_DEPTH) {
            throw new SyntaxException(line, column, "maps and lists stand more than " + MAX_DEPTH + " deep");
        }
    }
}
