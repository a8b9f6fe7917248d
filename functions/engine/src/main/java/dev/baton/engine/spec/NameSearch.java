package dev.baton.engine.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

/** Finds the records of one kind whose name fits a regex or a wildcard; each pattern is tried once a spec. Not thread-safe. */
final class NameSearch {
    private static final int MAX_PATTERN = 1000;

    private final Names names;
    private final Budget budget;
    private final Map<String, int[]> byRegex = new HashMap<>();
    private final Map<String, int[]> byWildcard = new HashMap<>();

    NameSearch(Names names, Budget budget) {
        this.names = names;
        this.budget = budget;
    }

    /**
     * The indexes of the names in which the regex is found anywhere, ascending; throws IllegalArgumentException that says
     * what is wrong with it.
     */
    int[] regex(String regex, Place place) {
        int[] known = byRegex.get(regex);
        if (known == null) {
            known = search(regex, place);
            byRegex.put(regex, known);
        }
        return known;
    }

    private int[] search(String regex, Place place) {
        if (regex.length() > MAX_PATTERN) {
            throw new IllegalArgumentException("a regex may have at most " + MAX_PATTERN + " characters");
        }
        try {
            Pattern pattern = Pattern.compile(regex);
            return matching(name -> pattern.matcher(new BoundedText(name)).find(), place);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + regex + "' is no regex: " + e.getDescription(), e);
        } catch (IllegalStateException | StackOverflowError e) {
            throw new IllegalArgumentException("the regex '" + regex + "' takes too long to match", e);
        }
    }

    /** The indexes of the names that the wildcard fits, ascending. */
    int[] wildcard(Wildcard wildcard, Place place) {
        int[] known = byWildcard.get(wildcard.source());
        if (known == null) {
            known = matching(wildcard::matches, place);
            byWildcard.put(wildcard.source(), known);
        }
        return known;
    }

    private int[] matching(Predicate<String> fits, Place place) {
        budget.nameTests(names.size(), place);
        List<String> ordered = names.ordered();
        int[] found = IntStream.range(0, ordered.size())
                .filter(i -> fits.test(ordered.get(i)))
                .toArray();
        budget.links(found.length, place);
        return found;
    }
}
