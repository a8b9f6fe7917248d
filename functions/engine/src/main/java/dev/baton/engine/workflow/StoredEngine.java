package dev.baton.engine.workflow;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.Ticked;
import dev.baton.engine.access.AccessGroups;
import dev.baton.engine.access.JobTokens;
import dev.baton.engine.access.SigningKeys;
import dev.baton.engine.access.StoredAccessGroups;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.event.Event;
import dev.baton.engine.event.Happenings;
import dev.baton.engine.job.FailureHandler;
import dev.baton.engine.job.Jobs;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.job.Results;
import dev.baton.engine.job.StoredResults;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.RemoteWorkers;
import dev.baton.engine.node.ResourceRequirements;
import dev.baton.engine.pipeline.PipelineEngine;
import dev.baton.engine.push.Callbacks;
import dev.baton.engine.push.DeadLetters;
import dev.baton.engine.reactor.ActorSender;
import dev.baton.engine.reactor.ReactorSettings;
import dev.baton.engine.reactor.Reactors;
import dev.baton.engine.record.Records;
import dev.baton.engine.sparky.Sparky;
import dev.baton.engine.stash.BlobStash;
import dev.baton.engine.stash.Owner;
import dev.baton.engine.stash.Stash;
import dev.baton.engine.worker.Duties;
import dev.baton.engine.worker.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The engine over the two stores: stateless but for numbers that it reserved, so that many may share the stores. */
public final class StoredEngine implements Engine {
    private final Tables tables;
    private final Workflows workflows;
    private final Jobs jobs;
    private final Results results;
    private final Claims claims;
    private final Workers workers;
    private final Records<ComputeNode> computeNodes;
    private final Callbacks callbacks;
    private final DeadLetters deadLetters;
    private final Actions actions;
    private final Duties duties;
    private final RemoteWorkers remoteWorkers;
    private final AccessGroups accessGroups;
    private final Tick tick;
    private final Actors actors;
    private final PipelineEngine pipelines;
    private final Sparky sparky;

    /** An engine on this backend, which the caller closes after it. */
    public StoredEngine(Backend backend) {
        this(backend, ReactorSettings.DEFAULT);
    }

    /** The same with what a deployment chose for pipelines and their managers. */
    public StoredEngine(Backend stores, ReactorSettings settings) {
        actors = Actors.over(stores);
        Backend backend = stores.with(stores.push().through(sender -> new ActorSender(actors, sender)));
        tables = Tables.over(backend);
        PushWatch watch = new PushWatch(tables);
        Departures departures = new Departures(tables, watch);
        Arrivals arrivals = new Arrivals(backend, departures);
        Epochs epochs = new Epochs(tables, arrivals);
        Inputs inputs = new Inputs(tables);
        Journal journal = new Journal(tables);
        JobEnds ends = new JobEnds(tables, inputs, arrivals);
        Retries retries = new Retries(tables, epochs, ends, journal);
        StatusChanges changes = new StatusChanges(tables, epochs, arrivals);
        JobEdits edits = new JobEdits(tables, epochs, watch);
        Grants grants = new Grants(tables);
        Leases leases = new Leases(tables, ends);
        workflows = new StoredWorkflows(tables, epochs, changes, inputs, journal, departures);
        jobs = new StoredJobs(tables, epochs, ends, retries, changes, edits);
        results = new StoredResults(backend, tables.jobs(), tables.results());
        claims = new StoredClaims(tables, epochs, grants);
        AttemptEnds attempts = new AttemptEnds(tables, ends, retries);
        Answers answers = new Answers(tables, attempts, journal);
        SigningKeys keys = new SigningKeys(backend.items(), backend.clock(), backend.random());
        Tickets tickets =
                new Tickets(new JobTokens(keys, backend.clock()), backend.push().base());
        StoredDeadLetters letters = new StoredDeadLetters(tables, retries);
        Payloads payloads = new Payloads(tables, tickets, backend.push().links());
        Dispatch dispatch = new Dispatch(tables, departures, watch, payloads, answers, letters, leases);
        departures.through(dispatch);
        callbacks = new StoredCallbacks(tables, tickets, answers, ends);
        deadLetters = letters;
        Audit audit = new Audit(tables, epochs, arrivals, leases, edits, dispatch, watch);
        workers = new StoredWorkers(tables, epochs, grants, ends, retries, attempts, leases, audit);
        computeNodes = new StoredNodes(tables, leases);
        pipelines = new PipelineEngine(backend, settings.pipelines(), keys);
        Reactors.stand(actors, pipelines, settings);
        actors.endJobsBy(new ExecutionEnds(answers));
        StoredActions stored = new StoredActions(tables, workflows);
        actions = stored;
        remoteWorkers = new RemoteWorkers(backend);
        duties = new StoredDuties(tables, stored, new Deeds(tables, remoteWorkers), journal);
        accessGroups = new StoredAccessGroups(backend);
        tick = new Tick(tables, audit, leases, dispatch, watch);
        sparky = Sparky.over(backend, keys);
    }

    @Override
    public Workflows workflows() {
        return workflows;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public Results results() {
        return results;
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Workers workers() {
        return workers;
    }

    @Override
    public Records<FileRecord> files() {
        return tables.files();
    }

    @Override
    public Records<UserData> userData() {
        return tables.userData();
    }

    @Override
    public void link(UserData record, Long consumerJobId, Long producerJobId) {
        if (consumerJobId != null) {
            NewJob job = jobs.get(consumerJobId).spec();
            jobs.update(consumerJobId, job.withUserData(with(job.inputUserData(), record.id()), job.outputUserData()));
        }
        if (producerJobId != null) {
            NewJob job = jobs.get(producerJobId).spec();
            jobs.update(producerJobId, job.withUserData(job.inputUserData(), with(job.outputUserData(), record.id())));
        }
    }

    private static List<Long> with(List<Long> ids, long id) {
        List<Long> all = new ArrayList<>(ids);
        if (!all.contains(id)) {
            all.add(id);
        }
        return all;
    }

    @Override
    public Records<ResourceRequirements> requirements() {
        return tables.requirements();
    }

    @Override
    public Records<FailureHandler> failureHandlers() {
        return tables.failureHandlers();
    }

    @Override
    public Records<ComputeNode> computeNodes() {
        return computeNodes;
    }

    @Override
    public Records<Event> events() {
        return tables.events();
    }

    @Override
    public Happenings happenings() {
        return new StoredHappenings(tables);
    }

    @Override
    public Records<PlainRecord> slurmSchedulers() {
        return tables.slurmSchedulers();
    }

    @Override
    public Records<PlainRecord> localSchedulers() {
        return tables.localSchedulers();
    }

    @Override
    public Actions actions() {
        return actions;
    }

    @Override
    public Duties duties() {
        return duties;
    }

    @Override
    public PipelineEngine pipelines() {
        return pipelines;
    }

    @Override
    public Records<PlainRecord> scheduledNodes() {
        return tables.scheduledNodes();
    }

    @Override
    public RemoteWorkers remoteWorkers() {
        return remoteWorkers;
    }

    @Override
    public AccessGroups accessGroups() {
        return accessGroups;
    }

    @Override
    public Stash stash(Owner owner) {
        return new BlobStash(tables.backend().blobs(), owner);
    }

    @Override
    public Actors actors() {
        return actors;
    }

    @Override
    public Sparky sparky() {
        return sparky;
    }

    @Override
    public Callbacks callbacks() {
        return callbacks;
    }

    @Override
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    @Override
    public Ticked tick(BooleanSupplier goOn) {
        return tick.run(goOn).and(actors.tick(goOn)).and(sparky.tick(goOn));
    }
}
