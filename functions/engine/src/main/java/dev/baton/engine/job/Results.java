package dev.baton.engine.job;

import java.util.List;
import java.util.function.UnaryOperator;

/** Results of jobs. Thread-safe. */
public interface Results {
    /** Keeps a result; ConflictException where the job has one for this run and attempt. */
    Result create(Result draft);

    Result get(long id);

    /** The newest result of each job that is complete or has one, in the order of jobs. */
    List<Result> newest(long workflowId);

    /** Every result of every run. */
    List<Result> all(long workflowId);

    Result update(long id, UnaryOperator<Result> change);

    Result delete(long id);

    int deleteAll(long workflowId);
}
