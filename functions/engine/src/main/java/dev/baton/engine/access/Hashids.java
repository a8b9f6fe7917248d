package dev.baton.engine.access;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of any size in the public Hashids scheme: default alphabet, no least length. It hides nothing; where an id must not
 * be guessed, the numbers are random. Immutable.
 */
public final class Hashids {
    /**
     * Ids as Abaco's clients know them, under Abaco's public salt, so that a client which checks an id before it sends it accepts
     * ours.
     */
    public static final Hashids ABACO = new Hashids("eJa5wZlEX4eWU");

    private static final String SEPARATORS = "cfhistuCFHISTU";
    private static final String LETTERS = "abdegjklmnopqrvwxyzABDEGJKLMNOPQRVWXYZ1234567890";
    private static final int GUARDS = 4;
    private static final int HUNDRED = 100;
    /** What the longest id of ours is far below. */
    private static final int LONGEST = 80;

    private final String salt;
    private final String separators;
    private final String alphabet;

    /** The scheme under this salt, which may be empty. */
    public Hashids(String salt) {
        this.salt = salt;
        separators = shuffled(SEPARATORS, salt);
        alphabet = shuffled(LETTERS, salt).substring(GUARDS);
    }

    /** The id of these unsigned numbers of 64 bits, at least one. */
    public String encode(long... numbers) {
        return encode(Arrays.stream(numbers).mapToObj(Hashids::unsigned).toArray(BigInteger[]::new));
    }

    /** The id of these numbers, at least one, none of them negative. */
    public String encode(BigInteger... numbers) {
        int sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += remainder(numbers[i], i + HUNDRED);
        }
        char lottery = alphabet.charAt(sum % alphabet.length());
        StringBuilder id = new StringBuilder().append(lottery);
        String letters = alphabet;
        for (int i = 0; i < numbers.length; i++) {
            letters = next(letters, lottery);
            String digits = digits(numbers[i], letters);
            id.append(digits);
            if (i + 1 < numbers.length) {
                int place = remainder(numbers[i], digits.charAt(0) + i);
                id.append(separators.charAt(place % separators.length()));
            }
        }
        return id.toString();
    }

    /** The numbers of an id that {@link #encode(long...)} could have made; empty for any other text. */
    public Optional<long[]> decode(String id) {
        if (id.length() < 2 || id.length() > LONGEST) {
            return Optional.empty();
        }
        String letters = alphabet;
        List<Long> numbers = new ArrayList<>();
        for (String part : parts(id.substring(1))) {
            letters = next(letters, id.charAt(0));
            long number = 0;
            for (int i = 0; i < part.length(); i++) {
                int digit = letters.indexOf(part.charAt(i));
                if (digit < 0) {
                    return Optional.empty();
                }
                number = number * letters.length() + digit;
            }
            numbers.add(number);
        }
        // What did not fit into 64 bits, or is written otherwise than we do, becomes another id.
        long[] decoded = numbers.stream().mapToLong(Long::longValue).toArray();
        return encode(decoded).equals(id) ? Optional.of(decoded) : Optional.empty();
    }

    private List<String> parts(String digits) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= digits.length(); i++) {
            if (i == digits.length() || separators.indexOf(digits.charAt(i)) >= 0) {
                parts.add(digits.substring(start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    /** The letters in the order that the next number is written with. */
    private String next(String letters, char lottery) {
        return shuffled(letters, (lottery + salt + letters).substring(0, letters.length()));
    }

    private static BigInteger unsigned(long number) {
        return number >= 0 ? BigInteger.valueOf(number) : new BigInteger(Long.toUnsignedString(number));
    }

    private static int remainder(BigInteger number, int by) {
        return number.bitLength() <= Long.SIZE
                ? (int) Long.remainderUnsigned(number.longValue(), by)
                : number.mod(BigInteger.valueOf(by)).intValue();
    }

    private static String digits(long number, String letters) {
        StringBuilder digits = new StringBuilder();
        long rest = number;
        do {
            digits.append(letters.charAt((int) Long.remainderUnsigned(rest, letters.length())));
            rest = Long.divideUnsigned(rest, letters.length());
        } while (rest != 0);
        return digits.reverse().toString();
    }

    private static String digits(BigInteger number, String letters) {
        if (number.bitLength() <= Long.SIZE) {
            return digits(number.longValue(), letters);
        }
        BigInteger base = BigInteger.valueOf(letters.length());
        StringBuilder digits = new StringBuilder();
        BigInteger rest = number;
        do {
            BigInteger[] parts = rest.divideAndRemainder(base);
            digits.append(letters.charAt(parts[1].intValue()));
            rest = parts[0];
        } while (rest.signum() > 0);
        return digits.reverse().toString();
    }

    /** The scheme's shuffle: the same for the same salt, whose letters choose what is swapped. */
    private static String shuffled(String text, String salt) {
        char[] letters = text.toCharArray();
        int sum = 0;
        for (int i = letters.length - 1, turn = 0; i > 0 && !salt.isEmpty(); i--, turn++) {
            int place = turn % salt.length();
            int letter = salt.charAt(place);
            sum += letter;
            int other = (letter + place + sum) % i;
            char kept = letters[i];
            letters[i] = letters[other];
            letters[other] = kept;
        }
        return new String(letters);
    }
}
