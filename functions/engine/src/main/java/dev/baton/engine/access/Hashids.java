package dev.baton.engine.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Ids as Abaco's clients know them: numbers written in the public Hashids scheme under Abaco's public salt, so that a
 * client which checks an id before it sends it accepts ours. It hides nothing; where an id must not be guessed, the
 * numbers are random. Numbers are unsigned, of 64 bits. Thread-safe.
 */
public final class Hashids {
    private static final String SALT = "eJa5wZlEX4eWU";
    private static final String SEPARATORS = shuffled("cfhistuCFHISTU", SALT);
    private static final String LETTERS = shuffled("abdegjklmnopqrvwxyzABDEGJKLMNOPQRVWXYZ1234567890", SALT);
    private static final int GUARDS = 4;
    private static final String ALPHABET = LETTERS.substring(GUARDS);
    /** What the longest id of ours is far below. */
    private static final int LONGEST = 80;

    private Hashids() {}

    /** The id of these numbers, at least one. */
    public static String encode(long... numbers) {
        long sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += Long.remainderUnsigned(numbers[i], i + 100);
        }
        char lottery = ALPHABET.charAt((int) (sum % ALPHABET.length()));
        StringBuilder id = new StringBuilder().append(lottery);
        String alphabet = ALPHABET;
        for (int i = 0; i < numbers.length; i++) {
            alphabet = shuffled(alphabet, salt(lottery, alphabet));
            String digits = digits(numbers[i], alphabet);
            id.append(digits);
            if (i + 1 < numbers.length) {
                long place = Long.remainderUnsigned(numbers[i], digits.charAt(0) + i);
                id.append(SEPARATORS.charAt((int) (place % SEPARATORS.length())));
            }
        }
        return id.toString();
    }

    /** The numbers of an id that {@link #encode} could have made; empty for any other text. */
    public static Optional<long[]> decode(String id) {
        if (id.length() < 2 || id.length() > LONGEST) {
            return Optional.empty();
        }
        String alphabet = ALPHABET;
        char lottery = id.charAt(0);
        List<Long> numbers = new ArrayList<>();
        for (String part : parts(id.substring(1))) {
            alphabet = shuffled(alphabet, salt(lottery, alphabet));
            long number = 0;
            for (int i = 0; i < part.length(); i++) {
                int digit = alphabet.indexOf(part.charAt(i));
                if (digit < 0) {
                    return Optional.empty();
                }
                number = number * alphabet.length() + digit;
            }
            numbers.add(number);
        }
        long[] decoded = numbers.stream().mapToLong(Long::longValue).toArray();
        return encode(decoded).equals(id) ? Optional.of(decoded) : Optional.empty();
    }

    private static List<String> parts(String digits) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= digits.length(); i++) {
            if (i == digits.length() || SEPARATORS.indexOf(digits.charAt(i)) >= 0) {
                parts.add(digits.substring(start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    private static String salt(char lottery, String alphabet) {
        return (lottery + SALT + alphabet).substring(0, alphabet.length());
    }

    private static String digits(long number, String alphabet) {
        StringBuilder digits = new StringBuilder();
        long rest = number;
        do {
            digits.append(alphabet.charAt((int) Long.remainderUnsigned(rest, alphabet.length())));
            rest = Long.divideUnsigned(rest, alphabet.length());
        } while (rest != 0);
        return digits.reverse().toString();
    }

    /** The scheme's shuffle: the same for the same salt, whose letters choose what is swapped. */
    private static String shuffled(String text, String salt) {
        char[] letters = text.toCharArray();
        int sum = 0;
        for (int i = letters.length - 1, place = 0; i > 0; i--, place = (place + 1) % salt.length()) {
            int letter = salt.charAt(place);
            sum += letter;
            int other = (letter + place + sum) % i;
            char kept = letters[i];
            letters[i] = letters[other];
            letters[other] = kept;
        }
        return new String(Arrays.copyOf(letters, letters.length));
    }
}
