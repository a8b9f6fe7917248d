package dev.baton.engine.workflow;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.access.AccessGroups;
import dev.baton.engine.access.StoredAccessGroups;
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
import dev.baton.engine.record.Records;
import dev.baton.engine.worker.Workers;
import java.util.ArrayList;
import java.util.List;

/** The engine over the two stores: stateless but for numbers that it reserved, so that many may share the stores. */
public final class StoredEngine implements Engine {
    private final Tables tables;
    private final Workflows workflows;
    private final Jobs jobs;
    private final Results results;
    private final Claims claims;
    private final Workers workers;
    private final Records<ComputeNode> computeNodes;
    private final Actions actions;
    private final RemoteWorkers remoteWorkers;
    private final AccessGroups accessGroups;
    private final Tick tick;

    /** An engine on this backend, which the caller closes after it. */
    public StoredEngine(Backend backend) {
        tables = Tables.over(backend);
        Arrivals arrivals = new Arrivals(backend);
        Epochs epochs = new Epochs(tables, arrivals);
        Inputs inputs = new Inputs(tables);
        Journal journal = new Journal(tables);
        JobEnds ends = new JobEnds(tables, inputs, arrivals);
        Retries retries = new Retries(tables, epochs, ends, journal);
        StatusChanges changes = new StatusChanges(tables, epochs, arrivals);
        JobEdits edits = new JobEdits(tables, epochs);
        Grants grants = new Grants(tables);
        Leases leases = new Leases(tables, ends);
        workflows = new StoredWorkflows(tables, epochs, changes, inputs, journal);
        jobs = new StoredJobs(tables, epochs, ends, retries, changes, edits);
        results = new StoredResults(backend, tables.jobs(), tables.results());
        claims = new StoredClaims(tables, epochs, grants);
        Audit audit = new Audit(tables, epochs, arrivals, leases, edits);
        workers = new StoredWorkers(tables, epochs, grants, ends, retries, leases, audit);
        computeNodes = new StoredNodes(tables, leases);
        actions = new StoredActions(tables, workflows);
        remoteWorkers = new RemoteWorkers(backend);
        accessGroups = new StoredAccessGroups(backend);
        tick = new Tick(tables, audit, leases);
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
            jobs.update(consumerJobId, data(job, with(job.inputUserData(), record.id()), job.outputUserData()));
        }
        if (producerJobId != null) {
            NewJob job = jobs.get(producerJobId).spec();
            jobs.update(producerJobId, data(job, job.inputUserData(), with(job.outputUserData(), record.id())));
        }
    }

    private static List<Long> with(List<Long> ids, long id) {
        List<Long> all = new ArrayList<>(ids);
        if (!all.contains(id)) {
            all.add(id);
        }
        return all;
    }

    private static NewJob data(NewJob job, List<Long> inputs, List<Long> outputs) {
        return new NewJob(
                job.name(),
                job.command(),
                job.invocationScript(),
                job.cancelOnBlockingJobFailure(),
                job.supportsTermination(),
                job.priority(),
                job.requirementsId(),
                job.schedulerId(),
                job.failureHandlerId(),
                job.dependsOn(),
                job.inputFiles(),
                job.outputFiles(),
                inputs,
                outputs);
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
    public void tick() {
        tick.run();
    }
}
