package dev.baton.engine.spec.kdl;

import dev.baton.engine.spec.tree.SyntaxException;
import dev.baton.engine.spec.tree.Tree;
import dev.baton.engine.spec.tree.TreeFormat;

/** JSON in a text of KDL: how Torc's specs write data. Everything in it stands where the text does. */
final class KdlJson {
    private KdlJson() {}

    /** What the text spells; any other value is itself. */
    static Tree read(Tree value) {
        if (!(value instanceof Tree.Text(int line, int column, String text))) {
            return value;
        }
        try {
            return placed(TreeFormat.JSON.read(text).root(), line, column);
        } catch (SyntaxException broken) {
            throw new SyntaxException(
                    line,
                    column,
                    "data must be JSON in a text, such as \"{\\\"key\\\": 1}\": "
                            + broken.complaint().message());
        }
    }

    private static Tree placed(Tree tree, int line, int column) {
        return switch (tree) {
            case Tree.Obj object ->
                new Tree.Obj(
                        line,
                        column,
                        object.members().stream()
                                .map(member -> new Tree.Member(
                                        line, column, member.key(), placed(member.value(), line, column)))
                                .toList());
            case Tree.Arr list ->
                new Tree.Arr(
                        line,
                        column,
                        list.elements().stream()
                                .map(element -> placed(element, line, column))
                                .toList());
            case Tree.Text text -> new Tree.Text(line, column, text.text());
            case Tree.Num number -> new Tree.Num(line, column, number.value(), number.source());
            case Tree.Bool bool -> new Tree.Bool(line, column, bool.value());
            case Tree.Nothing ignored -> new Tree.Nothing(line, column);
        };
    }
}
