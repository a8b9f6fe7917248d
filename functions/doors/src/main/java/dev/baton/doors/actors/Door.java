package dev.baton.doors.actors;

import dev.baton.doors.access.ActorsGate;
import dev.baton.engine.ConflictException;
import dev.baton.engine.Engine;
import dev.baton.engine.EngineException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Caller;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.StoreLimitException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Takes requests for {@code /actors/v2}, finds their route, and turns what went wrong into Abaco's envelope. */
@ApplicationScoped
public class Door {
    /** By this header or parameter a request that is sent again is known as the same one. */
    static final String KEY = "x-idempotency-key";

    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final String BASE = "/actors/v2";
    private static final int LONGEST_KEY = 128;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._\\[\\]:-]{1,255}");

    private final Instance<Engine> engine;
    private final Optional<String> publicUrl;
    private final Duration longestWait;
    private final AtomicReference<List<Route>> routes = new AtomicReference<>();

    Door(
            Instance<Engine> engine,
            @ConfigProperty(name = "baton.public-url") Optional<String> publicUrl,
            @ConfigProperty(name = "baton.sync-wait", defaultValue = "PT25S") Duration longestWait) {
        this.engine = engine;
        this.publicUrl = publicUrl;
        this.longestWait = longestWait;
    }

    /** Made with the first request, since the engine may not be there yet when the doors are built. */
    private List<Route> routes() {
        List<Route> made = routes.get();
        if (made == null) {
            made = routes(engine.get().actors());
            routes.set(made);
        }
        return made;
    }

    private List<Route> routes(Actors actors) {
        Entry entry = new Entry(actors);
        return Stream.of(
                        new AliasRoutes(actors, entry).routes(),
                        new ConfigRoutes(actors, entry).routes(),
                        new NonceRoutes(actors, entry).routes(),
                        new ActorRoutes(actors, entry).routes(),
                        new MessageRoutes(actors, entry, longestWait).routes(),
                        new ExecutionRoutes(actors, entry).routes(),
                        new StateRoutes(actors, entry).routes())
                .flatMap(Collection::stream)
                .toList();
    }

    void open(@Observes Router router) {
        router.route(BASE + "*")
                .handler(BodyHandler.create(false).setBodyLimit(ActorsGate.BODY))
                .failureHandler(context -> write(context, Reply.refused(status(context), "the request was refused")));
        // A thread that costs little while it waits for the store, where a request spends most of its time.
        router.route(BASE + "*").handler(context -> {
            Context loop = Vertx.currentContext();
            Thread.ofVirtual().start(() -> serve(context, loop));
        });
    }

    /** @param loop where the request came from, whose thread writes answers without a lock or a hand-over of each part */
    private void serve(RoutingContext context, Context loop) {
        try {
            Reply reply = answer(context);
            loop.runOnContext(back -> write(context, reply));
        } catch (RuntimeException | Error fault) {
            context.fail(fault);
        }
    }

    private static int status(RoutingContext context) {
        return context.statusCode() < 400 ? 400 : context.statusCode();
    }

    private Reply answer(RoutingContext context) {
        try {
            return dispatch(context);
        } catch (EngineException refused) {
            return switch (refused) {
                case NotFoundException absent -> Reply.refused(404, absent.getMessage());
                case RefusedException wrong -> Reply.refused(400, wrong.getMessage());
                case ConflictException taken -> Reply.refused(conflict(context), taken.getMessage());
            };
        } catch (StoreLimitException limit) {
            return Reply.refused(413, limit.getMessage());
        } catch (StoreBusyException busy) {
            LOG.warnf("the store is busy: %s", busy.getMessage());
            return Reply.refused(503, "the store is busy; try again in a second");
        } catch (RuntimeException fault) {
            // The path may hold what a caller made up, the query a nonce: neither is logged.
            LOG.error("a request to the actors door failed", fault);
            return Reply.refused(500, "An internal error occurred");
        }
    }

    private static int conflict(RoutingContext context) {
        return context.request().getHeader("If-Match") != null ? 412 : 400;
    }

    private Reply dispatch(RoutingContext context) {
        HttpServerRequest request = context.request();
        List<String> path = path(context.normalizedPath());
        String method = request.method().name();
        Set<String> known = Set.of();
        for (Route route : routes()) {
            Optional<List<String>> names = route.match(path);
            if (names.isPresent()) {
                Route.Endpoint endpoint = route.endpoints().get(method);
                if (endpoint != null) {
                    return endpoint.answer(ask(context, path, names.get()));
                }
                known = new TreeSet<>(route.endpoints().keySet());
                break;
            }
        }
        if (method.equals("OPTIONS")) {
            return Reply.of("Allowed here: " + known, null);
        }
        return Reply.refused(
                405, "The method is not allowed for this path" + (known.isEmpty() ? "." : ", but " + known + " are."));
    }

    private static List<String> path(String normalized) {
        List<String> path = new ArrayList<>();
        for (String segment : normalized.substring(BASE.length()).split("/")) {
            if (!segment.isEmpty()) {
                path.add(Text.decode(segment, false));
            }
        }
        return path;
    }

    private Ask ask(RoutingContext context, List<String> path, List<String> names) {
        HttpServerRequest request = context.request();
        var query = Text.pairs(request.query());
        Buffer body = context.body().buffer();
        return new Ask(
                request.method().name(),
                String.join("/", path),
                names,
                query,
                contentType(request.getHeader("Content-Type")),
                body == null ? new byte[0] : body.getBytes(),
                Optional.ofNullable(context.<Caller>get(ActorsGate.CALLER)),
                first(request.getHeader(ActorsGate.NONCE), query.get(ActorsGate.NONCE)),
                first(request.getHeader(ActorsGate.TOKEN), query.get(ActorsGate.TOKEN)),
                key(request, query.get(KEY)),
                Optional.ofNullable(request.getHeader("If-Match")),
                server(request));
    }

    private static Optional<String> first(String header, String parameter) {
        return Optional.ofNullable(parameter != null ? parameter : header);
    }

    private static Optional<String> key(HttpServerRequest request, String parameter) {
        String header = request.getHeader("Idempotency-Key");
        Optional<String> key = first(header != null ? header : request.getHeader(KEY), parameter);
        if (key.isPresent() && (key.get().isBlank() || key.get().length() > LONGEST_KEY)) {
            throw new RefusedException("An idempotency key has 1 to " + LONGEST_KEY + " characters.");
        }
        return key;
    }

    private static String contentType(String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Where the caller reached us, unless an operator says where that is; never more of a header than a name and a port. */
    private String server(HttpServerRequest request) {
        String host = request.getHeader("Host");
        return publicUrl
                .map(url -> url.replaceAll("/+$", ""))
                .orElseGet(() -> (request.isSSL() ? "https://" : "http://")
                        + (host != null && HOST.matcher(host).matches() ? host : "localhost"));
    }

    private static void write(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(reply.status())
                .putHeader("Content-Type", reply.contentType())
                .putHeader("Cache-Control", "no-store");
        if (context.request().method().name().equals("GET")) {
            response.putHeader("Access-Control-Allow-Origin", "*");
        }
        if (context.request().method().name().equals("OPTIONS")) {
            response.putHeader("Access-Control-Allow-Origin", "*")
                    .putHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS")
                    .putHeader(
                            "Access-Control-Allow-Headers", "Authorization, Content-Type, X-Requested-With, x-nonce");
        }
        response.end(Buffer.buffer(reply.body()));
    }
}
