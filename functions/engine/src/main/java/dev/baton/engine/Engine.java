package dev.baton.engine;

import dev.baton.engine.access.AccessGroups;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.event.Event;
import dev.baton.engine.event.Happenings;
import dev.baton.engine.job.FailureHandler;
import dev.baton.engine.job.Jobs;
import dev.baton.engine.job.Results;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.RemoteWorkers;
import dev.baton.engine.node.ResourceRequirements;
import dev.baton.engine.pipeline.PipelineEngine;
import dev.baton.engine.push.Callbacks;
import dev.baton.engine.push.DeadLetters;
import dev.baton.engine.record.Records;
import dev.baton.engine.sparky.Sparky;
import dev.baton.engine.stash.Owner;
import dev.baton.engine.stash.Stash;
import dev.baton.engine.worker.Duties;
import dev.baton.engine.worker.Workers;
import dev.baton.engine.workflow.Actions;
import dev.baton.engine.workflow.Claims;
import dev.baton.engine.workflow.Workflows;
import java.util.function.BooleanSupplier;

/** The job engine: what doors and runners call. Thread-safe. */
public interface Engine {
    Workflows workflows();

    Jobs jobs();

    Results results();

    Claims claims();

    Workers workers();

    Records<FileRecord> files();

    /** Creating links nothing by itself: see {@link #link}. */
    Records<UserData> userData();

    /** The record is added to the jobs' inputs or outputs; takes effect at the next initialise. Null for nobody. */
    void link(UserData record, Long consumerJobId, Long producerJobId);

    Records<ResourceRequirements> requirements();

    Records<FailureHandler> failureHandlers();

    Records<ComputeNode> computeNodes();

    Records<Event> events();

    Happenings happenings();

    Records<PlainRecord> slurmSchedulers();

    Records<PlainRecord> localSchedulers();

    Actions actions();

    /** Actions in the hands of workers. */
    Duties duties();

    Records<PlainRecord> scheduledNodes();

    RemoteWorkers remoteWorkers();

    AccessGroups accessGroups();

    /** Actors, their messages and nonces. */
    Actors actors();

    /** Jobs as Sparky has them. */
    Sparky sparky();

    /** How somebody without a key ends an attempt. */
    Callbacks callbacks();

    /** Push jobs that could not be delivered. */
    DeadLetters deadLetters();

    /** What a job keeps: its JSON value and its files. Asks not whether there is such a job. */
    Stash stash(Owner owner);

    /** As {@link #tick(BooleanSupplier)}, as long as it takes. */
    default void tick() {
        tick(() -> true);
    }

    /** Pipelines and their jobs, which report by messages. */
    PipelineEngine pipelines();

    /**
     * Does what is due by itself: retries whose time has come, push jobs that are to be sent, nodes whose lease ran out, claims that were never started,
     * audits of workflows. To be called every minute, or oftener; two at once do no harm.
     *
     * @param goOn asked before each thing that is due; where it says no, the rest is left to another tick
     */
    Ticked tick(BooleanSupplier goOn);
}
