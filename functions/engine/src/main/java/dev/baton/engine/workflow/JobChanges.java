package dev.baton.engine.workflow;

import dev.baton.engine.job.InputChange;
import java.util.List;

/** A completed or failed job that is made of something else now, or whose inputs changed; what changed is never empty. */
public record JobChanges(long jobId, String jobName, List<InputChange> changes) {}
