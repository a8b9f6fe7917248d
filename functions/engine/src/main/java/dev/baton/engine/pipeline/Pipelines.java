package dev.baton.engine.pipeline;

import java.util.Optional;

/** The registered pipelines. Thread-safe. */
public interface Pipelines {
    /**
     * Registers the pipeline; the same one again changes nothing. ConflictException where another one has its UUID,
     * RefusedException for values that are wrong.
     */
    Pipeline register(NewPipeline draft);

    /** The pipeline, or NotFoundException. */
    Pipeline get(String uuid);

    /** The pipeline, if it is registered. */
    Optional<Pipeline> find(String uuid);

    /**
     * A page in the order of their UUIDs.
     *
     * @param cursor where the last page ended, null for the first
     */
    Page<Pipeline> list(int limit, String cursor);

    /** It takes no new jobs from now on; those that it has go on. Repeatable; NotFoundException for an unknown one. */
    Pipeline retire(String uuid);

    /** The pipeline if it takes new jobs; otherwise RefusedException, which names it. */
    Pipeline accepting(String uuid);
}
