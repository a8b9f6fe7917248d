package dev.baton.engine.access;

import java.math.BigInteger;
import java.util.Arrays;
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
        int sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += (int) Long.remainderUnsigned(numbers[i], i + HUNDRED);
        }
        char lottery = alphabet.charAt(sum % alphabet.length());
        char[] letters = alphabet.toCharArray();
        StringBuilder id = new StringBuilder(LONGEST).append(lottery);
        for (int i = 0; i < numbers.length; i++) {
            turn(letters, lottery);
            int start = id.length();
            digits(numbers[i], letters, id);
            if (i + 1 < numbers.length) {
                int place = (int) Long.remainderUnsigned(numbers[i], id.charAt(start) + i);
                id.append(separators.charAt(place % separators.length()));
            }
        }
        return id.toString();
    }

    /** The id of these numbers, at least one, none of them negative. */
    public String encode(BigInteger... numbers) {
        int sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += remainder(numbers[i], i + HUNDRED);
        }
        char lottery = alphabet.charAt(sum % alphabet.length());
        StringBuilder id = new StringBuilder().append(lottery);
        char[] letters = alphabet.toCharArray();
        for (int i = 0; i < numbers.length; i++) {
            turn(letters, lottery);
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
        char[] letters = alphabet.toCharArray();
        long[] numbers = new long[id.length()];
        int count = 0;
        int start = 1;
        for (int end = 1; end <= id.length(); end++) {
            if (end == id.length() || separators.indexOf(id.charAt(end)) >= 0) {
                turn(letters, id.charAt(0));
                for (int i = start; i < end; i++) {
                    int digit = place(letters, id.charAt(i));
                    if (digit < 0) {
                        return Optional.empty();
                    }
                    numbers[count] = numbers[count] * letters.length + digit;
                }
                count++;
                start = end + 1;
            }
        }
        // What did not fit into 64 bits, or is written otherwise than we do, becomes another id.
        long[] decoded = Arrays.copyOf(numbers, count);
        return encode(decoded).equals(id) ? Optional.of(decoded) : Optional.empty();
    }

    private static int place(char[] letters, char letter) {
        for (int i = 0; i < letters.length; i++) {
            if (letters[i] == letter) {
                return i;
            }
        }
        return -1;
    }

    /** Puts the letters in the order that the next number is written with. */
    private void turn(char[] letters, char lottery) {
        char[] key = new char[letters.length];
        key[0] = lottery;
        int salted = Math.min(salt.length(), key.length - 1);
        salt.getChars(0, salted, key, 1);
        System.arraycopy(letters, 0, key, 1 + salted, key.length - 1 - salted);
        shuffle(letters, key);
    }

    private static int remainder(BigInteger number, int by) {
        return number.mod(BigInteger.valueOf(by)).intValue();
    }

    private static void digits(long number, char[] letters, StringBuilder id) {
        int start = id.length();
        long rest = number;
        do {
            id.append(letters[(int) Long.remainderUnsigned(rest, letters.length)]);
            rest = Long.divideUnsigned(rest, letters.length);
        } while (rest != 0);
        for (int i = start, j = id.length() - 1; i < j; i++, j--) {
            char kept = id.charAt(i);
            id.setCharAt(i, id.charAt(j));
            id.setCharAt(j, kept);
        }
    }

    private static String digits(BigInteger number, char[] letters) {
        BigInteger base = BigInteger.valueOf(letters.length);
        StringBuilder digits = new StringBuilder();
        BigInteger rest = number;
        do {
            BigInteger[] parts = rest.divideAndRemainder(base);
            digits.append(letters[parts[1].intValue()]);
            rest = parts[0];
        } while (rest.signum() > 0);
        return digits.reverse().toString();
    }

    private static String shuffled(String text, String salt) {
        char[] letters = text.toCharArray();
        shuffle(letters, salt.toCharArray());
        return new String(letters);
    }

    /** The scheme's shuffle: the same for the same salt, whose letters choose what is swapped. */
    private static void shuffle(char[] letters, char[] salt) {
        int sum = 0;
        for (int i = letters.length - 1, turn = 0; i > 0 && salt.length > 0; i--, turn++) {
            int place = turn % salt.length;
            int letter = salt[place];
            sum += letter;
            int other = (letter + place + sum) % i;
            char kept = letters[i];
            letters[i] = letters[other];
            letters[other] = kept;
        }
    }
}
