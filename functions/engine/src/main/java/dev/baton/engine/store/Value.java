package dev.baton.engine.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The value of an attribute. Numbers are whole and of 64 bits; what is finer is written as text. An empty set is
 * the same as no attribute: a store never keeps one.
 */
public sealed interface Value {
    /** A string, possibly empty. */
    record Text(String text) implements Value {
        // These two are compared at every conditional write; see Key.
        @Override
        public boolean equals(Object other) {
            return other instanceof Text that && Objects.equals(text, that.text);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(text);
        }
    }

    /** A whole number. */
    record Num(long number) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Num that && number == that.number;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }

    /** A truth value. */
    record Bool(boolean truth) implements Value {}

    /** Raw bytes; treated as immutable, equal by content. */
    record Bytes(byte[] bytes) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** A set of strings, in UTF-16 order for readers; never empty in a store. */
    record TextSet(SortedSet<String> texts) implements Value {}

    /** A set of whole numbers; never empty in a store. */
    record NumSet(LongSet numbers) implements Value {}

    /** A list of values of any kinds but sets. */
    record ListOf(List<Value> values) implements Value {}

    /** A map from names to values of any kinds but sets. */
    record MapOf(Map<String, Value> values) implements Value {}

    /** A string value. */
    static Value of(String text) {
        return new Text(text);
    }

    /** A number value. */
    static Value of(long number) {
        return new Num(number);
    }

    /** A truth value. */
    static Value of(boolean truth) {
        return new Bool(truth);
    }

    /** A set of numbers. */
    static Value of(LongSet numbers) {
        return new NumSet(numbers);
    }

    /** A set of strings. */
    static Value texts(Iterable<String> texts) {
        TreeSet<String> sorted = new TreeSet<>();
        texts.forEach(sorted::add);
        return new TextSet(sorted);
    }
}
