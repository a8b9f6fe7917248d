package dev.baton.engine.pipeline;

/**
 * What a deployment may choose.
 *
 * @param strictTokens whether a wrong job token is refused; false lets it pass, as the manager of 2019 did
 * @param archiveSystem the storage system of archive paths, unless a job names one
 * @param hashidsSalt the salt of the short hashes in archive paths of 2020
 * @param followers who is told of what happens
 */
public record PipelineSettings(boolean strictTokens, String archiveSystem, String hashidsSalt, Followers followers) {
    /** The defaults, those of the data catalog where it has one. */
    public static final PipelineSettings DEFAULT = new PipelineSettings(
            true, "data-sd2e-community", "xCPJ7PKTdp8BYYb4twh9xNYD", new Followers(null, null, null));

    /**
     * Actors that the jobs manager tells of events; null for nobody.
     *
     * @param indexer gets index and indexed events, which then are not applied by the manager; and an index event after a
     *     job of 2018 or 2020 finished, if there is a permission agent, too, as in the manager of early 2019
     * @param permissions gets a grant to read the archive path after a job finished
     * @param events gets each event that was applied
     */
    public record Followers(String indexer, String permissions, String events) {}
}
