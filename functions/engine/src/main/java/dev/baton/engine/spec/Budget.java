package dev.baton.engine.spec;

/** Bounds what one spec may expand to, before it is built. Mutable; one a spec. */
final class Budget {
    static final int MAX_RECORDS = 1_000_000;
    static final int MAX_VALUES = 1_000_000;
    static final int MAX_COMMAND = 1 << 20;
    private static final long MAX_TEXT = 256L << 20;
    private static final long MAX_LINKS = 20_000_000;
    private static final long MAX_NAME_TESTS = 100_000_000;

    private long jobs;
    private long files;
    private long values;
    private long text;
    private long links;
    private long nameTests;

    void jobs(long count, Place place) {
        jobs = spend(jobs, count, MAX_RECORDS, "jobs", place);
    }

    void files(long count, Place place) {
        files = spend(files, count, MAX_RECORDS, "files", place);
    }

    void values(long count, Place place) {
        values = spend(values, count, 5L * MAX_VALUES, "values of parameters", place);
    }

    void text(long characters, Place place) {
        text = spend(text, characters, MAX_TEXT, "characters of commands and paths", place);
    }

    void links(long count, Place place) {
        links = spend(links, count, MAX_LINKS, "references between records", place);
    }

    void nameTests(long count, Place place) {
        nameTests = spend(nameTests, count, MAX_NAME_TESTS, "names to compare with patterns", place);
    }

    private static long spend(long spent, long count, long limit, String what, Place place) {
        if (count > limit - spent) {
            throw new SpecLimitException(place, "the spec expands to more than " + limit + " " + what);
        }
        return spent + count;
    }
}
