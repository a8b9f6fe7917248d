package dev.baton.engine.record;

import dev.baton.engine.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The records of one kind that belong to workflows. Ids are workflow id x 2^22 + number, so an id alone says where its
 * record stands. Thread-safe.
 */
public interface Records<T> {
    /** Creates the record and gives it an id; NotFoundException for an unknown workflow. */
    T create(T draft);

    /** Creates many in one workflow, with ascending ids. */
    List<T> createAll(long workflowId, List<T> drafts);

    /** The record, or NotFoundException. */
    T get(long id);

    /** The records with these ids, in their order; absent ones are left out. */
    default List<T> found(List<Long> ids) {
        List<T> found = new ArrayList<>(ids.size());
        for (long id : ids) {
            try {
                found.add(get(id));
            } catch (NotFoundException absent) {
                continue;
            }
        }
        return found;
    }

    /** All records of the workflow in the order of their ids; empty for an unknown workflow. */
    List<T> list(long workflowId);

    /** Replaces the record by the change's outcome, again if somebody else was first; NotFoundException if it is absent. */
    T update(long id, UnaryOperator<T> change);

    /** Removes the record and returns it as it was, or NotFoundException. */
    T delete(long id);

    /** Removes all records of the workflow and tells how many there were. */
    int deleteAll(long workflowId);
}
