package dev.baton.doors.access;

import dev.baton.doors.json.Limits;
import dev.baton.engine.actor.Caller;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Stands before every path and lets in who has the admin key; on an open server, who speaks to this machine by one of its
 * own names. A callback needs no key. Without a key and not open it lets in nobody. To the actors door it lets in more: see
 * {@link ActorsGate}. It never logs what a request carries.
 */
@ApplicationScoped
public class Gate {
    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final int BEFORE_ALL_ELSE = 10_000;

    /** Compared with the path as it was sent, so that no spelling of another path passes for one of these. */
    private static final Set<String> FREE =
            Set.of("/health/ready", "/health/live", "/torc-service/v1/ping", "/torc-service/v1/version");

    private static final Pattern ENTRY = Pattern.compile("/baton/v1/jobs/[0-9]+/(stash|files/.+)");

    private static final Pattern LENGTH = Pattern.compile("[0-9]+");

    /** Who calls back has a nonce and a token instead of a key, which the engine checks. */
    private static final Pattern CALLBACK = Pattern.compile("/baton/v1/jobs/[0-9]{1,19}/callback");

    private final boolean open;
    private final Optional<AdminKeyDigest> key;
    private final Optional<Keyring> others;
    private final Optional<AdminKeyDigest> sparky;

    Gate(
            @ConfigProperty(name = "baton.open", defaultValue = "false") boolean open,
            @ConfigProperty(name = "baton.api-key-sha256") Optional<String> configured,
            @ConfigProperty(name = "baton.sparky.token") Optional<String> shared,
            Instance<AdminKeyDigest> produced,
            Instance<Keyring> keyring) {
        this.open = open;
        this.sparky = shared.filter(token -> !token.isBlank()).map(AdminKeyDigest::of);
        this.others = keyring.isResolvable() ? Optional.of(keyring.get()) : Optional.empty();
        this.key = produced.isResolvable() ? Optional.of(produced.get()) : configured.map(AdminKeyDigest::ofHex);
    }

    void stand(@Observes Filters filters) {
        if (!open && key.isEmpty()) {
            LOG.warn("no admin key is configured (baton.api-key-sha256): every request will be refused");
        }
        filters.register(this::pass, BEFORE_ALL_ELSE);
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.addEndHandler(answer -> {
            // Where the connection broke, whoever reads the body has to hear of it.
            if (answer.succeeded()) {
                Leftovers.discard(request);
            }
        });
        if (open && !(fromHere(request) && Loopback.origin(request.getHeader("Origin")))) {
            refuse(context, 403, "an open server answers only to localhost, 127.0.0.1 and [::1]");
        } else if (ActorsGate.leads(context)) {
            passToActors(context);
        } else if (JobsGate.leads(context)) {
            passToJobs(context);
        } else if (SparkyGate.leads(context)) {
            passToSparky(context);
        } else if (!open && callback(request) && !hasKey(request) && !HttpMethod.POST.equals(request.method())) {
            context.response().putHeader("Allow", "POST");
            refuse(context, 405, "call back by POST; a GET with the admin key tells the address");
        } else if (!open && !free(request.path()) && !callback(request) && !hasKey(request) && !shares(context)) {
            context.response().putHeader("WWW-Authenticate", "Basic realm=\"Torc\"");
            refuse(
                    context,
                    401,
                    "the admin key is missing or wrong; send it as a bearer token, as the password of Basic, or as Token");
        } else if (streamed(context)) {
            context.next();
        } else if (tooLong(request.getHeader("Content-Length"), most(request))) {
            context.response().putHeader("Connection", "close");
            refuse(context, 413, "the body is larger than " + (most(request) >> 20) + " MiB");
        } else {
            // Who reads the body is stopped there, where its length was not said.
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most(request));
            context.next();
        }
    }

    /** Bodies that are neither kept in memory nor bounded here. The path is the one that is routed, whatever was sent. */
    private static boolean streamed(RoutingContext context) {
        return context.request().method().equals(HttpMethod.PUT)
                && ENTRY.matcher(context.normalizedPath()).matches();
    }

    private void passToActors(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!ActorsGate.admits(context, open, holder(request))) {
            context.response().putHeader("WWW-Authenticate", "Basic realm=\"Baton\"");
            envelope(context, 401, "No JWT or nonce provided: send a key as a bearer token, or x-nonce in the query.");
        } else if (tooLong(request.getHeader("Content-Length"), ActorsGate.BODY)) {
            context.response().putHeader("Connection", "close");
            envelope(context, 413, "the body is larger than 6 MiB");
        } else {
            context.next();
        }
    }

    /** Who has no key may bring the token of the job that the path names, which the door checks. */
    private void passToJobs(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean keyed = hasKey(request) || open && !JobsGate.token(request);
        if (!keyed && !JobsGate.token(request)) {
            context.response().putHeader("WWW-Authenticate", "Basic realm=\"Torc\"");
            refuse(context, 401, "the admin key is missing or wrong; send it, or the job's token as " + JobsGate.TOKEN);
            return;
        }
        context.put(JobsGate.KEYED, keyed);
        if (JobsGate.streamed(context)) {
            context.next();
        } else if (tooLong(request.getHeader("Content-Length"), Limits.CALLBACK)) {
            context.response().putHeader("Connection", "close");
            refuse(context, 413, "the body is larger than " + (Limits.CALLBACK >> 20) + " MiB");
        } else {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, Limits.CALLBACK);
            context.next();
        }
    }

    /** The token that servers of a cluster share opens this door, and no other. */
    private void passToSparky(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean admitted = open || SparkyGate.free(context) || hasKey(request) || sent(request, sparky);
        if (!admitted) {
            plain(context, 403, SparkyGate.REFUSAL);
        } else if (SparkyGate.streamed(context)) {
            context.next();
        } else if (tooLong(request.getHeader("Content-Length"), Limits.BODY)) {
            context.response().putHeader("Connection", "close");
            plain(context, 413, "the body is larger than " + (Limits.BODY >> 20) + " MiB");
        } else {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, Limits.BODY);
            context.next();
        }
    }

    private static void plain(RoutingContext context, int status, String message) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(message);
    }

    private Optional<Caller> holder(HttpServerRequest request) {
        Optional<String> sent = Credentials.key(request.getHeader("Authorization"), request.getHeader("Token"));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        boolean admin = key.isPresent() && key.get().matches(sent.get());
        return admin ? Optional.of(ActorsGate.ADMIN) : others.flatMap(ring -> ring.holder(sent.get()));
    }

    private static void envelope(RoutingContext context, int status, String message) {
        end(
                context,
                status,
                new JsonObject()
                        .put("message", message)
                        .put("status", "error")
                        .put("version", ActorsGate.VERSION)
                        .putNull("result"));
    }

    private static boolean free(String path) {
        return path != null && FREE.contains(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private static boolean callback(HttpServerRequest request) {
        String path = request.path();
        return path != null
                && path.endsWith("/callback")
                && (CALLBACK.matcher(path).matches()
                        || SparkyGate.CALLBACK.matcher(path).matches());
    }

    private boolean hasKey(HttpServerRequest request) {
        return sent(request, key);
    }

    /** What Baton has besides for Sparky's jobs is open to whom the door is. */
    private boolean shares(RoutingContext context) {
        return SparkyGate.besides(context) && sent(context.request(), sparky);
    }

    private static boolean sent(HttpServerRequest request, Optional<AdminKeyDigest> digest) {
        return digest.isPresent()
                && Credentials.key(request.getHeader("Authorization"), request.getHeader("Token"))
                        .filter(digest.get()::matches)
                        .isPresent();
    }

    /** HTTP/2, which many clients ask for first, has the name in a field of its own. */
    private static boolean fromHere(HttpServerRequest request) {
        return Loopback.host(
                request.authority() == null ? null : request.authority().toString());
    }

    /** Whoever has no key may not have much kept in memory before it is known who it is. */
    private static long most(HttpServerRequest request) {
        return callback(request) ? Limits.CALLBACK : Limits.BODY;
    }

    private static boolean tooLong(String length, long most) {
        return length != null
                && LENGTH.matcher(length).matches()
                && (length.length() > 18 || Long.parseLong(length) > most);
    }

    private static void refuse(RoutingContext context, int status, String message) {
        end(context, status, new JsonObject().put("error", new JsonObject().put("message", message)));
    }

    private static void end(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encode());
    }
}
