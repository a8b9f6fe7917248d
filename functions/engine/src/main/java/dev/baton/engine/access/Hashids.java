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

    /** What is asked of the numbers of an id, of whatever kind they are. */
    private interface Numbers {
        int count();

        int remainder(int i, int by);

        /** Appends the number's digits, the least one first. */
        void digits(int i, char[] letters, StringBuilder id);
    }

    private record Longs(long... numbers) implements Numbers {
        @Override
        public int count() {
            return numbers.length;
        }

        @Override
        public int remainder(int i, int by) {
            return (int) Long.remainderUnsigned(numbers[i], by);
        }

        @Override
        public void digits(int i, char[] letters, StringBuilder id) {
            long rest = numbers[i];
            do {
                id.append(letters[(int) Long.remainderUnsigned(rest, letters.length)]);
                rest = Long.divideUnsigned(rest, letters.length);
            } while (rest != 0);
        }
    }

    private record Bigs(BigInteger... numbers) implements Numbers {
        @Override
        public int count() {
            return numbers.length;
        }

        @Override
        public int remainder(int i, int by) {
            return numbers[i].mod(BigInteger.valueOf(by)).intValue();
        }

        @Override
        public void digits(int i, char[] letters, StringBuilder id) {
            BigInteger base = BigInteger.valueOf(letters.length);
            BigInteger rest = numbers[i];
            do {
                BigInteger[] parts = rest.divideAndRemainder(base);
                id.append(letters[parts[1].intValue()]);
                rest = parts[0];
            } while (rest.signum() > 0);
        }
    }

    /** The id of these unsigned numbers of 64 bits, at least one. */
    public String encode(long... numbers) {
        return encode(new Longs(numbers));
    }

    /** The id of these numbers, at least one, none of them negative. */
    public String encode(BigInteger... numbers) {
        return encode(new Bigs(numbers));
    }

    private String encode(Numbers numbers) {
        int sum = 0;
        for (int i = 0; i < numbers.count(); i++) {
            sum += numbers.remainder(i, i + HUNDRED);
        }
        char lottery = alphabet.charAt(sum % alphabet.length());
        char[] letters = alphabet.toCharArray();
        StringBuilder id = new StringBuilder(LONGEST).append(lottery);
        for (int i = 0; i < numbers.count(); i++) {
            turn(letters, lottery);
            int start = id.length();
            numbers.digits(i, letters, id);
            reverse(id, start);
            if (i + 1 < numbers.count()) {
                int place = numbers.remainder(i, id.charAt(start) + i);
                id.append(separators.charAt(place % separators.length()));
            }
        }
        return id.toString();
    }

    private static void reverse(StringBuilder text, int start) {
        for (int i = start, j = text.length() - 1; i < j; i++, j--) {
            char kept = text.charAt(i);
            text.setCharAt(i, text.charAt(j));
            text.setCharAt(j, kept);
        }
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
