package dev.baton.engine.spec.tree;

import java.util.List;

/** A value in a document and where it stands; lines and columns count from 1. Immutable; YAML aliases share subtrees. */
public sealed interface Tree {
    /** The line of the value's first character, from 1. */
    int line();

    /** The column of the value's first character, from 1. */
    int column();

    /** A map; keys are unique and in the document's order. */
    record Obj(int line, int column, List<Member> members) implements Tree {}

    /** A list. */
    record Arr(int line, int column, List<Tree> elements) implements Tree {}

    /** Text. */
    record Text(int line, int column, String text) implements Tree {}

    /** A finite number: a Long, BigInteger or Double, and its text as written. */
    record Num(int line, int column, Number value, String source) implements Tree {}

    /** True or false. */
    record Bool(int line, int column, boolean value) implements Tree {}

    /** Null, or nothing at all. */
    record Nothing(int line, int column) implements Tree {}

    /** A key of a map, where the key stands, and its value. */
    record Member(int line, int column, String key, Tree value) {}

    /** What the value is, for messages, such as {@code a list}. */
    default String kind() {
        return switch (this) {
            case Obj ignored -> "a map";
            case Arr ignored -> "a list";
            case Text ignored -> "text";
            case Num number -> "the number " + number.source();
            case Bool bool -> "the value " + bool.value();
            case Nothing ignored -> "nothing";
        };
    }
}
