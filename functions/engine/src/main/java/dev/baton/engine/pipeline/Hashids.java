package dev.baton.engine.pipeline;

import java.math.BigInteger;

/**
 * The short names that the public Hashids scheme gives to numbers: default alphabet, no least length, one number of any size
 * (the usual ports stop at 53 bits; these names are of 128). Immutable.
 */
final class Hashids {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890";
    private static final String SEPARATORS = "cfhistuCFHISTU";
    private static final int LETTERS_PER_GUARD = 12;
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private final String salt;
    private final String letters;

    Hashids(String salt) {
        this.salt = salt;
        // One number needs neither separators nor guards; but they are taken out of the alphabet.
        StringBuilder left = new StringBuilder();
        ALPHABET.chars().filter(c -> SEPARATORS.indexOf(c) < 0).forEach(c -> left.append((char) c));
        String shuffled = shuffle(left.toString(), salt);
        letters = shuffled.substring((shuffled.length() + LETTERS_PER_GUARD - 1) / LETTERS_PER_GUARD);
    }

    /** The name of a number that is not negative. */
    String encode(BigInteger number) {
        char lottery = letters.charAt(number.mod(HUNDRED).intValue() % letters.length());
        String order = shuffle(letters, (lottery + salt + letters).substring(0, letters.length()));
        BigInteger base = BigInteger.valueOf(order.length());
        StringBuilder name = new StringBuilder();
        BigInteger rest = number;
        do {
            BigInteger[] parts = rest.divideAndRemainder(base);
            name.append(order.charAt(parts[1].intValue()));
            rest = parts[0];
        } while (rest.signum() > 0);
        return name.append(lottery).reverse().toString();
    }

    private static String shuffle(String text, String salt) {
        char[] letters = text.toCharArray();
        int sum = 0;
        for (int i = letters.length - 1, turn = 0; i > 0 && !salt.isEmpty(); i--, turn++) {
            int place = turn % salt.length();
            int code = salt.charAt(place);
            sum += code;
            int other = (code + place + sum) % i;
            char moved = letters[i];
            letters[i] = letters[other];
            letters[other] = moved;
        }
        return new String(letters);
    }
}
