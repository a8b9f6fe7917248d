package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.engine.record.Records;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The six calls that Torc has for each kind of record of a workflow.
 *
 * @param <T> the engine's record
 * @param <W> the same on the wire
 */
@Produces(MediaType.APPLICATION_JSON)
abstract class RecordResource<T, W> {
    private final String kind;
    private final Columns<W> columns;

    RecordResource(String kind, Columns<W> columns) {
        this.kind = kind;
        this.columns = columns;
    }

    abstract Records<T> records();

    /** The record that a client wants to be created. */
    abstract T draft(long workflowId, Body body);

    /** The record with the values that the body gives; absent ones stay. */
    abstract T changed(T old, Body body);

    abstract W wire(T record);

    abstract long workflowId(T record);

    /** Which records of the workflow the query asks for. */
    abstract Predicate<W> filter(long workflowId, Query query);

    /** The ids of the only records that the query can mean, so that no others are read; empty where it may mean any. */
    Optional<List<Long>> only(Query query) {
        return Optional.empty();
    }

    /** Creates it; overridden where the query says more. */
    T create(T draft, Query query) {
        return records().create(draft);
    }

    @POST
    public Object create(byte[] bytes, @Context UriInfo uri) {
        Body body = Body.parse(bytes);
        return wire(create(draft(body.id("workflow_id"), body), Query.of(uri)));
    }

    @GET
    public Object list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        return page(query.requiredId("workflow_id"), query);
    }

    @DELETE
    public Object deleteAll(@Context UriInfo uri) {
        return new Count(records().deleteAll(Query.of(uri).requiredId("workflow_id")));
    }

    @GET
    @Path("{id}")
    public Object get(@PathParam("id") String id) {
        return wire(records().get(Torc.id(kind, id)));
    }

    @PUT
    @Path("{id}")
    public Object update(@PathParam("id") String id, byte[] bytes) {
        Body body = Body.parse(bytes);
        return wire(records().update(Torc.id(kind, id), old -> {
            if (body.id("workflow_id", workflowId(old)) != workflowId(old)) {
                throw RequestException.wrong("workflow_id cannot change; leave it out or keep " + workflowId(old));
            }
            return changed(old, body);
        }));
    }

    @DELETE
    @Path("{id}")
    public Object delete(@PathParam("id") String id) {
        return wire(records().delete(Torc.id(kind, id)));
    }

    final Page<W> page(long workflowId, Query query) {
        Predicate<W> filter = filter(workflowId, query);
        List<T> candidates = only(query)
                .map(ids -> records().found(ids.stream().sorted().toList()))
                .orElseGet(() -> records().list(workflowId));
        List<W> found = candidates.stream()
                .filter(record -> workflowId(record) == workflowId)
                .map(this::wire)
                .filter(filter)
                .toList();
        return Page.of(found, columns, query);
    }
}
