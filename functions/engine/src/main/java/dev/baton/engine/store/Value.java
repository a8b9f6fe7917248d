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
    /** Which of the kinds it is. */
    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        BYTES,
        TEXT_SET,
        NUMBER_SET,
        LIST,
        MAP
    }

    // What is asked of every value at each write the value answers: each process would link a switch over types anew.

    Kind kind();

    /** How many bytes of an item it takes, see {@link ItemSize}. */
    long weight();

    /** Whether it is a set or a list that has the member, or text that has the part. */
    default boolean contains(Value member) {
        return false;
    }

    /** How many members a set or a list has, or UTF-16 units a text; -1 for what has neither. */
    default long size() {
        return -1;
    }

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

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public long weight() {
            return Utf8.length(text);
        }

        @Override
        public boolean contains(Value member) {
            return member instanceof Text(String part) && text.contains(part);
        }

        @Override
        public long size() {
            return text.length();
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

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public long weight() {
            return ItemSize.digits(number);
        }
    }

    /** A truth value. */
    record Bool(boolean truth) implements Value {
        @Override
        public Kind kind() {
            return Kind.TRUTH;
        }

        @Override
        public long weight() {
            return 1;
        }
    }

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

        @Override
        public Kind kind() {
            return Kind.BYTES;
        }

        @Override
        public long weight() {
            return bytes.length;
        }
    }

    /** A set of strings, in UTF-16 order for readers; never empty in a store. */
    record TextSet(SortedSet<String> texts) implements Value {
        @Override
        public Kind kind() {
            return Kind.TEXT_SET;
        }

        @Override
        public long weight() {
            return texts.stream().mapToLong(Utf8::length).sum();
        }

        @Override
        public boolean contains(Value member) {
            return member instanceof Text(String text) && texts.contains(text);
        }

        @Override
        public long size() {
            return texts.size();
        }
    }

    /** A set of whole numbers; never empty in a store. */
    record NumSet(LongSet numbers) implements Value {
        @Override
        public Kind kind() {
            return Kind.NUMBER_SET;
        }

        @Override
        public long weight() {
            long sum = 0;
            for (long number : numbers.toArray()) {
                sum += ItemSize.digits(number);
            }
            return sum;
        }

        @Override
        public boolean contains(Value member) {
            return member instanceof Num(long number) && numbers.contains(number);
        }

        @Override
        public long size() {
            return numbers.size();
        }
    }

    /** A list of values of any kinds but sets. */
    record ListOf(List<Value> values) implements Value {
        @Override
        public Kind kind() {
            return Kind.LIST;
        }

        @Override
        public long weight() {
            return values.stream().mapToLong(member -> 1 + member.weight()).sum() + 3;
        }

        @Override
        public boolean contains(Value member) {
            return values.contains(member);
        }

        @Override
        public long size() {
            return values.size();
        }
    }

    /** A map from names to values of any kinds but sets. */
    record MapOf(Map<String, Value> values) implements Value {
        @Override
        public Kind kind() {
            return Kind.MAP;
        }

        @Override
        public long weight() {
            return values.entrySet().stream()
                            .mapToLong(member -> 1
                                    + Utf8.length(member.getKey())
                                    + member.getValue().weight())
                            .sum()
                    + 3;
        }
    }

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
