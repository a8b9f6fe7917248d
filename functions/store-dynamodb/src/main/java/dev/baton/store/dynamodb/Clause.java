package dev.baton.store.dynamodb;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A part of a condition expression. DynamoDB knows no constants and refuses redundant parentheses, hence this. */
sealed interface Clause {
    Clause TRUE = new Constant(true);
    Clause FALSE = new Constant(false);

    record Constant(boolean truth) implements Clause {}

    /** What needs no parentheses. It asks for its placeholders when it is written, since DynamoDB refuses unused ones. */
    record Atom(Function<Placeholders, String> text) implements Clause {}

    record Not(Clause clause) implements Clause {}

    /** At least two, none constant. */
    record Both(List<Clause> clauses) implements Clause {}

    /** At least two, none constant. */
    record Either(List<Clause> clauses) implements Clause {}

    static Clause not(Clause clause) {
        return switch (clause) {
            case Constant(boolean truth) -> truth ? FALSE : TRUE;
            case Not(Clause inner) -> inner;
            case Atom atom -> new Not(atom);
            case Both both -> new Not(both);
            case Either either -> new Not(either);
        };
    }

    static Clause all(List<Clause> clauses) {
        List<Clause> rest =
                clauses.stream().filter(clause -> !clause.equals(TRUE)).toList();
        if (rest.contains(FALSE)) {
            return FALSE;
        }
        return rest.isEmpty() ? TRUE : rest.size() == 1 ? rest.getFirst() : new Both(rest);
    }

    static Clause any(List<Clause> clauses) {
        List<Clause> rest =
                clauses.stream().filter(clause -> !clause.equals(FALSE)).toList();
        if (rest.contains(TRUE)) {
            return TRUE;
        }
        return rest.isEmpty() ? FALSE : rest.size() == 1 ? rest.getFirst() : new Either(rest);
    }

    /** The expression; null where it always holds. What never holds becomes a contradiction. */
    static String expression(Clause clause, Placeholders placeholders) {
        return clause.equals(TRUE) ? null : text(clause, placeholders);
    }

    private static String text(Clause clause, Placeholders placeholders) {
        return switch (clause) {
            case Constant(boolean truth) -> {
                String key = placeholders.name(CloudTable.PARTITION);
                yield "attribute_exists(" + key + ") AND attribute_not_exists(" + key + ")";
            }
            case Atom(var text) -> text.apply(placeholders);
            case Not(Clause inner) -> "NOT " + operand(inner, placeholders);
            case Both(List<Clause> clauses) -> joined(clauses, " AND ", placeholders);
            case Either(List<Clause> clauses) -> joined(clauses, " OR ", placeholders);
        };
    }

    private static String joined(List<Clause> clauses, String word, Placeholders placeholders) {
        return clauses.stream().map(clause -> operand(clause, placeholders)).collect(Collectors.joining(word));
    }

    private static String operand(Clause clause, Placeholders placeholders) {
        String text = text(clause, placeholders);
        return clause instanceof Both || clause instanceof Either ? "(" + text + ")" : text;
    }
}
