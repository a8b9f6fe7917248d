package dev.baton.doors.torc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.doors.error.ErrorBody;
import dev.baton.doors.error.ErrorReplies;
import dev.baton.doors.error.FaultWord;
import dev.baton.doors.error.RequestException;
import dev.baton.engine.EngineException;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.StoreLimitException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/**
 * A shorter way to the steps that workers take with each job: the same resources answer, but the small body is there before a thread is
 * taken, and the thread costs little while it waits for its turn to write. So hundreds of workers wait in one line instead of for each
 * other's threads. Whatever is not quite ordinary goes the framework's way.
 */
@ApplicationScoped
public class Shortcut {
    private static final Logger LOG = Logger.getLogger(Shortcut.class);
    private static final String STEP = "baton.step";
    private static final String JSON = "application/json;charset=UTF-8";

    private final Instance<ClaimsResource> claims;
    private final Instance<JobStepsResource> jobs;
    private final Instance<FaultWord> words;
    private final ErrorReplies errors = new ErrorReplies();
    private final ObjectMapper mapper;

    Shortcut(
            Instance<ClaimsResource> claims,
            Instance<JobStepsResource> jobs,
            Instance<FaultWord> words,
            ObjectMapper mapper) {
        this.claims = claims;
        this.jobs = jobs;
        this.words = words;
        // Threads that live for one request keep no buffers for the next.
        this.mapper = mapper.copyWith(JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
                .build());
    }

    void open(@Observes Router router) {
        BodyHandler bodies = BodyHandler.create(false).setBodyLimit(Step.MOST_BYTES);
        router.route(Torc.BASE + "/*").handler(context -> {
            Step step = Step.of(context.request());
            if (step == null) {
                context.next();
            } else {
                context.put(STEP, step);
                bodies.handle(context);
            }
        });
        router.route(Torc.BASE + "/*").handler(context -> {
            Step step = context.get(STEP);
            if (step == null) {
                context.next();
            } else {
                Context loop = Vertx.currentContext();
                Thread.ofVirtual().start(() -> serve(context, step, loop));
            }
        });
    }

    /** @param loop where the request came from, whose thread writes answers without a hand-over of each part */
    private void serve(RoutingContext context, Step step, Context loop) {
        try {
            answer(context, step, loop);
        } catch (RuntimeException | Error fault) {
            context.fail(fault);
        }
    }

    private void answer(RoutingContext context, Step step, Context loop) {
        try {
            write(context, loop, null, take(context, step));
        } catch (RuntimeException fault) {
            Response refusal = refusal(context, fault);
            write(context, loop, refusal, refusal.getEntity());
        }
    }

    private Response refusal(RoutingContext context, RuntimeException fault) {
        return switch (fault) {
            case RequestException wrong -> errors.refused(wrong);
            case EngineException wrong -> errors.refused(wrong);
            case StoreBusyException busy -> errors.busy(busy);
            case StoreLimitException limit -> errors.tooLarge(limit);
            default ->
                Response.status(500)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(word(context, fault))
                        .build();
        };
    }

    private void write(RoutingContext context, Context loop, Response refusal, Object reply) {
        Buffer bytes = bytes(reply);
        loop.runOnContext(back -> write(context.response(), refusal, bytes));
    }

    private Object take(RoutingContext context, Step step) {
        return switch (step) {
            case Step.Next(String workflow) -> claims.get().next(workflow, new Query(context::queryParam));
            case Step.ByResources(String workflow, String limit) ->
                claims.get().byResources(workflow, limit, new Query(context::queryParam), body(context));
            case Step.Start(String job, String run, String node) -> jobs.get().start(job, run, node);
            case Step.Complete(String job, String status, String run) ->
                jobs.get().complete(job, status, run, body(context));
        };
    }

    private static byte[] body(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    private ErrorBody word(RoutingContext context, RuntimeException fault) {
        return words.stream()
                .flatMap(word -> word.of(fault).stream())
                .findFirst()
                .orElseGet(() -> {
                    LOG.errorf(fault, "%s failed", context.request().path());
                    return ErrorBody.of("An internal error occurred");
                });
    }

    private Buffer bytes(Object reply) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(reply));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a reply could not be written", impossible);
        }
    }

    private static void write(HttpServerResponse response, Response refusal, Buffer bytes) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (refusal == null) {
            response.putHeader("Content-Type", JSON);
        } else {
            response.setStatusCode(refusal.getStatus());
            refusal.getStringHeaders().forEach(response::putHeader);
        }
        response.end(bytes);
    }
}
