package dev.baton.engine.spec;

/** Finds the name that was probably meant. */
final class NearestName {
    private static final int MAX_LENGTH = 255;

    private NearestName() {}

    /** {@code "; did you mean 'x'?"} for the nearest candidate, or an empty text when none is near. */
    static String hint(String word, Iterable<String> candidates) {
        if (word.length() > MAX_LENGTH) {
            return "";
        }
        int best = Math.max(1, word.length() / 3) + 1;
        String nearest = null;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) < best) {
                int distance = distance(word, candidate, best);
                if (distance < best) {
                    best = distance;
                    nearest = candidate;
                }
            }
        }
        return nearest == null ? "" : "; did you mean '" + nearest + "'?";
    }

    /** How many insertions, deletions and replacements lead from one to the other; at least {@code limit} means far. */
    private static int distance(String a, String b, int limit) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
                least = Math.min(least, row[j]);
            }
            if (least >= limit) {
                return limit;
            }
        }
        return row[b.length()];
    }
}
