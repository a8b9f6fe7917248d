package dev.baton.engine.record;

import dev.baton.engine.NotFoundException;

/**
 * Public ids: workflow id x 2^22 + number, below 2^53, so that every JSON client can hold them. A number is from 1 and
 * never used again within its kind and workflow.
 */
public final class Ids {
    /** The highest number of a record within its workflow. */
    public static final long MAX_NUMBER = (1L << 22) - 1;

    /** The highest workflow id; the bit above marks results beyond the first of a job. */
    public static final long MAX_WORKFLOW = (1L << 30) - 1;

    private Ids() {}

    /** The id of the record with this number in this workflow. */
    public static long of(long workflow, long number) {
        return (workflow << 22) + number;
    }

    /** The workflow that the record belongs to. */
    public static long workflow(long id) {
        return id >> 22;
    }

    /** The record's number in its workflow. */
    public static long number(long id) {
        return id & MAX_NUMBER;
    }

    /** Throws NotFoundException for what cannot be the id of a record of this kind. */
    public static void check(String kind, long id) {
        if (id <= 0 || number(id) == 0 || workflow(id) == 0 || workflow(id) > MAX_WORKFLOW) {
            throw NotFoundException.of(kind, id);
        }
    }
}
