package dev.baton.doors.pipelines;

import dev.baton.doors.access.JobsGate;
import dev.baton.doors.error.RequestException;
import dev.baton.engine.Engine;
import dev.baton.engine.RefusedException;
import dev.baton.engine.pipeline.Credential;
import dev.baton.engine.pipeline.PipelineJob;
import dev.baton.engine.pipeline.PipelineJobs;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** By what right the present request speaks for a job: by the key, or by the job's token. Thread-safe. */
@ApplicationScoped
public class JobAccess {
    private final Engine engine;
    private final CurrentVertxRequest current;

    JobAccess(Engine engine, CurrentVertxRequest current) {
        this.engine = engine;
        this.current = current;
    }

    PipelineJobs jobs() {
        return engine.pipelines().jobs();
    }

    /** What the engine is to check. */
    Credential credential() {
        RoutingContext context = current.getCurrent();
        return Boolean.TRUE.equals(context.<Boolean>get(JobsGate.KEYED))
                ? new Credential.Trusted(true)
                : new Credential.Token(JobsGate.tokenOf(context.request()));
    }

    /** The job, if this request may see and change what it keeps; 403 otherwise. */
    PipelineJob job(String uuid) {
        try {
            return jobs().authorized(uuid, credential());
        } catch (RefusedException refused) {
            throw RequestException.forbidden(refused.getMessage());
        }
    }
}
