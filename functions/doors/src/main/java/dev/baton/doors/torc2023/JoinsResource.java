package dev.baton.doors.torc2023;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.ExactJson;
import dev.baton.doors.torc.FileModel;
import dev.baton.doors.torc.Query;
import dev.baton.doors.torc.RequirementsModel;
import dev.baton.engine.Engine;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.job.Job;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Jobs beside what they consume, store, need, produce or require; the body filters the collection of the path. */
@Path(Service.BASE + "/workflows/{workflow}")
@Produces(MediaType.APPLICATION_JSON)
public final class JoinsResource {
    private static final String JOBS = "jobs";

    private final Service service;

    public JoinsResource(Service service) {
        this.service = service;
    }

    /** The two ends of an edge; it leads from a job. */
    public record Join(ObjectNode from, ObjectNode to) {}

    /** Names of collections. */
    public record Names(List<String> names) {}

    private record Pair(Job from, long to) {}

    @POST
    @Path("join_by_outbound_edge/{collection}/{edge}")
    public SkipPage<Join> outbound(
            @PathParam("workflow") String workflow,
            @PathParam("collection") String collection,
            @PathParam("edge") String edge,
            @Context UriInfo uri,
            byte[] bytes) {
        ObjectNode filters = filters(bytes, Query.of(uri));
        Optional<FarEdge> far = FarEdge.named(edge);
        if (far.isPresent()) {
            expect(far.get().source(), edge, collection);
            return far(workflow, far.get(), uri, pair -> fits(pair.from(), filters));
        }
        Edge along = edge(edge, collection, true);
        List<Pair> pairs = new ArrayList<>();
        for (Job job : jobs(workflow, filters)) {
            if (fits(service.document(job), filters)) {
                along.from(job.spec()).forEach(id -> pairs.add(new Pair(job, id)));
            }
        }
        return SkipPage.of(pairs, uri, pair -> join(along, pair));
    }

    @POST
    @Path("join_by_inbound_edge/{collection}/{edge}")
    public SkipPage<Join> inbound(
            @PathParam("workflow") String workflow,
            @PathParam("collection") String collection,
            @PathParam("edge") String edge,
            @Context UriInfo uri,
            byte[] bytes) {
        ObjectNode filters = filters(bytes, Query.of(uri));
        Optional<FarEdge> far = FarEdge.named(edge);
        if (far.isPresent()) {
            expect(far.get().target(), edge, collection);
            return far(workflow, far.get(), uri, pair -> fits(pair.to(), filters));
        }
        Edge along = edge(edge, collection, false);
        Predicate<Long> wanted = known(id -> fits(target(along, id), filters));
        List<Pair> pairs = new ArrayList<>();
        for (Job job : jobs(workflow, ExactJson.MAPPER.createObjectNode())) {
            for (long id : along.from(job.spec())) {
                boolean other =
                        filters.has("_key") && !filters.get("_key").asText().equals(Long.toString(id));
                if (!other && wanted.test(id)) {
                    pairs.add(new Pair(job, id));
                }
            }
        }
        return SkipPage.of(pairs, uri, pair -> join(along, pair));
    }

    /** The collections that joins begin or end at. */
    @GET
    @Path("collection_names")
    public Names names(@PathParam("workflow") String workflow) {
        service.engine().workflows().get(Service.id("workflow", workflow));
        return new Names(Stream.concat(
                        Stream.of(Edge.values()).map(Edge::target),
                        Stream.of(FarEdge.values()).flatMap(edge -> Stream.of(edge.source(), edge.target())))
                .distinct()
                .sorted()
                .toList());
    }

    private SkipPage<Join> far(String workflow, FarEdge edge, UriInfo uri, Predicate<FarPairs.Pair> wanted) {
        long id = service.engine()
                .workflows()
                .get(Service.id("workflow", workflow))
                .id();
        List<FarPairs.Pair> pairs =
                new FarPairs(service, id).of(edge).stream().filter(wanted).toList();
        return SkipPage.of(
                pairs,
                uri,
                pair -> new Join(
                        pair.from().document().get(), pair.to().document().get()));
    }

    private static boolean fits(FarPairs.End end, ObjectNode filters) {
        boolean other = filters.has("_key") && !filters.get("_key").asText().equals(end.key());
        return !other && (filters.isEmpty() || fits(end.document().get(), filters));
    }

    /** Asks once for each. */
    private static Predicate<Long> known(Predicate<Long> question) {
        Map<Long, Boolean> answers = new HashMap<>();
        return id -> answers.computeIfAbsent(id, question::test);
    }

    private Join join(Edge along, Pair pair) {
        return new Join(service.document(pair.from()), target(along, pair.to()));
    }

    private static Edge edge(String name, String collection, boolean outbound) {
        Edge edge = Edge.named(name)
                .orElseThrow(() -> new NotFoundException("edge not found: " + name
                        + "; there are blocks, consumes, executed, needs, node_used, process_used, produces, requires,"
                        + " returned, scheduled_bys and stores"));
        expect(outbound ? JOBS : edge.target(), name, collection);
        return edge;
    }

    private static void expect(String expected, String edge, String collection) {
        if (!collection.equals(expected)) {
            throw RequestException.bad(
                    "the collection at that end of " + edge + " is " + expected + ", not " + collection);
        }
    }

    /** The one job whose key is asked for, else all. */
    private List<Job> jobs(String workflow, ObjectNode filters) {
        Engine engine = service.engine();
        long id = engine.workflows().get(Service.id("workflow", workflow)).id();
        return filters.has("_key")
                ? List.of(service.job(workflow, filters.get("_key").asText()))
                : engine.jobs().list(id);
    }

    private ObjectNode target(Edge edge, long id) {
        Engine engine = service.engine();
        return switch (edge) {
            case CONSUMES, STORES -> service.document(engine.userData().get(id));
            case NEEDS, PRODUCES ->
                service.document(edge.target(), id, FileModel.of(engine.files().get(id)));
            case REQUIRES ->
                service.document(
                        edge.target(),
                        id,
                        RequirementsModel.of(engine.requirements().get(id)));
        };
    }

    /** What the fields must be, as text; {@code key} means {@code _key}. */
    private static ObjectNode filters(byte[] bytes, Query query) {
        JsonNode body =
                bytes == null || bytes.length == 0 ? ExactJson.MAPPER.createObjectNode() : ExactJson.parse(bytes);
        if (!body.isObject()) {
            throw RequestException.wrong("the body must be a JSON object: the fields that are asked for");
        }
        ObjectNode filters = (ObjectNode) body;
        if (filters.has("key")) {
            filters.set("_key", filters.remove("key"));
        }
        query.text("collection_key").ifPresent(key -> filters.put("_key", key));
        query.text("collection_name").ifPresent(name -> filters.put("name", name));
        return filters;
    }

    private static boolean fits(ObjectNode document, ObjectNode filters) {
        return filters.properties().stream()
                .allMatch(filter -> document.has(filter.getKey())
                        && document.get(filter.getKey())
                                .asText()
                                .equals(filter.getValue().asText()));
    }
}
