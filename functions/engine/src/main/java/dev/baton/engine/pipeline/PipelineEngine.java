package dev.baton.engine.pipeline;

import dev.baton.engine.Backend;
import dev.baton.engine.access.AdminTokens;
import dev.baton.engine.access.JobTokens;
import dev.baton.engine.access.SigningKeys;
import dev.baton.engine.record.Texts;
import dev.baton.engine.stash.Stash;

/** All that has to do with pipelines and their jobs, over one backend. Thread-safe; holds no state but a secret's copy. */
public final class PipelineEngine {
    private final Pipelines pipelines;
    private final StoredPipelineJobs jobs;
    private final JobStash stash;
    private final AdminTokens admins;
    private final JobsReactor jobsReactor;
    private final PipelinesReactor pipelinesReactor;

    /** With the defaults, and admin tokens made with the store's own secret. */
    public PipelineEngine(Backend backend) {
        this(backend, PipelineSettings.DEFAULT, new SigningKeys(backend.items(), backend.clock(), backend.random()));
    }

    /** With admin tokens made with the store's own secret. */
    public PipelineEngine(Backend backend, PipelineSettings settings, SigningKeys keys) {
        this(backend, settings, keys, AdminTokens.of(keys, backend.clock()));
    }

    /** With what a deployment chose. */
    public PipelineEngine(Backend backend, PipelineSettings settings, SigningKeys keys, AdminTokens admins) {
        this.admins = admins;
        Texts texts = new Texts(backend.blobs());
        Payload payload = new Payload(texts);
        Authority authority =
                new Authority(new JobTokens(keys, backend.clock()), admins, backend.clock(), settings.strictTokens());
        pipelines = new StoredPipelines(backend, texts);
        stash = new JobStash(backend.blobs());
        jobs = new StoredPipelineJobs(backend, pipelines, payload, authority, stash, settings);
        jobsReactor = new JobsReactor(backend, jobs, new Following(settings.followers(), jobs));
        pipelinesReactor = new PipelinesReactor(pipelines, admins);
    }

    public Pipelines pipelines() {
        return pipelines;
    }

    public PipelineJobs jobs() {
        return jobs;
    }

    /** What a job keeps, under its path; who may see it is asked before ({@link PipelineJobs#authorized}). */
    public Stash stash(PipelineJob job) {
        return stash.of(job);
    }

    /** The built-in actor that hears of jobs. */
    public JobsReactor jobsReactor() {
        return jobsReactor;
    }

    /** The built-in actor that registers pipelines. */
    public PipelinesReactor pipelinesReactor() {
        return pipelinesReactor;
    }

    /** The tokens of administrators. */
    public AdminTokens adminTokens() {
        return admins;
    }
}
