package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.engine.Engine;
import dev.baton.engine.node.ResourceRequirements;
import dev.baton.engine.node.Resources;
import dev.baton.engine.record.Records;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Resource requirements. The name of the record that every workflow has from the start is not given out again. */
@Path(Torc.BASE + "/resource_requirements")
public final class RequirementsResource extends RecordResource<ResourceRequirements, RequirementsModel> {
    static final String RESERVED = "default";
    private final Engine engine;

    public RequirementsResource(Engine engine) {
        super("resource_requirements", Columns.of(RequirementsModel.class));
        this.engine = engine;
    }

    @Override
    Records<ResourceRequirements> records() {
        return engine.requirements();
    }

    @Override
    ResourceRequirements draft(long workflowId, Body body) {
        String name = unreserved(body.name("name"));
        return new ResourceRequirements(0, workflowId, name, resources(Resources.DEFAULT, body));
    }

    @Override
    ResourceRequirements changed(ResourceRequirements old, Body body) {
        String name = body.name("name", old.name());
        return new ResourceRequirements(
                old.id(),
                old.workflowId(),
                name.equals(old.name()) ? name : unreserved(name),
                resources(old.resources(), body));
    }

    private static String unreserved(String name) {
        if (name.equals(RESERVED)) {
            throw RequestException.wrong("name must not be default: every workflow has that record already");
        }
        return name;
    }

    private static Resources resources(Resources old, Body body) {
        try {
            return new Resources(
                    body.int32("num_cpus", old.cpus()),
                    body.int32("num_gpus", old.gpus()),
                    body.int32("num_nodes", old.nodes()),
                    body.text("memory", old.memory()),
                    body.text("runtime", old.runtime()));
        } catch (IllegalArgumentException wrong) {
            throw RequestException.wrong(wrong.getMessage());
        }
    }

    @Override
    RequirementsModel wire(ResourceRequirements record) {
        return RequirementsModel.of(record);
    }

    @Override
    long workflowId(ResourceRequirements record) {
        return record.workflowId();
    }

    @Override
    Optional<List<Long>> only(Query query) {
        return query.id("job_id")
                .map(job -> List.of(engine.jobs().get(job).spec().requirementsId()));
    }

    @Override
    Predicate<RequirementsModel> filter(long workflowId, Query query) {
        Predicate<RequirementsModel> filter = query.equal("name", RequirementsModel::name);
        return filter.and(query.equal("memory", RequirementsModel::memory))
                .and(query.equal("runtime", RequirementsModel::runtime))
                .and(query.equal("num_cpus", RequirementsModel::numCpus))
                .and(query.equal("num_gpus", RequirementsModel::numGpus))
                .and(query.equal("num_nodes", RequirementsModel::numNodes));
    }
}
