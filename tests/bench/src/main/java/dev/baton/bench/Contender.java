package dev.baton.bench;

/** Something that runs graphs of jobs which do nothing. */
interface Contender extends AutoCloseable {
    /** What it is called in the results. */
    String name();

    /**
     * Runs the whole graph, from handing it over to knowing that it ended well.
     *
     * @return how long that took, in nanoseconds
     * @throws IllegalStateException where it did not end well
     */
    long run(Layers graph) throws Exception;

    @Override
    default void close() {}
}
