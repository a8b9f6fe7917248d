package dev.baton.doors.access;

import dev.baton.engine.actor.Caller;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * What the gate makes of requests to the actors door: who has a key comes in as its holder; who brings a nonce, or the token of an
 * execution, comes in as nobody, and the door lets them do what that proves; nobody else comes in.
 */
public final class ActorsGate {
    /** Where the door finds who asks; absent for who has no key. */
    public static final String CALLER = "baton.caller";

    /** The largest body that the door reads: what a function URL takes. */
    public static final long BODY = 6L << 20;

    /** What every reply of that door calls itself. */
    public static final String VERSION = "baton-0.1.0";

    public static final String NONCE = "x-nonce";
    public static final String TOKEN = "x-execution-token";

    static final Caller ADMIN = Caller.withKey("admin", Set.of(Caller.ADMIN));
    private static final String PREFIX = "/actors/v2";

    private ActorsGate() {}

    /** Whether the request is for that door, as its path was sent and as it is routed: no spelling leads elsewhere. */
    static boolean leads(RoutingContext context) {
        String sent = context.request().path();
        return sent != null && under(oneSlash(sent)) && under(context.normalizedPath());
    }

    private static String oneSlash(String path) {
        return path.startsWith("//") ? path.replaceFirst("^/+", "/") : path;
    }

    private static boolean under(String path) {
        return path != null && (path.equals(PREFIX) || path.startsWith(PREFIX + "/"));
    }

    /** Notes who asks; whether the door may look at the request. */
    static boolean admits(RoutingContext context, boolean open, Optional<Caller> holder) {
        HttpServerRequest request = context.request();
        boolean bearer = brings(request, NONCE) || brings(request, TOKEN);
        if (holder.isPresent()) {
            context.put(CALLER, holder.get());
        } else if (open && !bearer) {
            context.put(CALLER, ADMIN);
        }
        return open || holder.isPresent() || bearer || HttpMethod.OPTIONS.equals(request.method());
    }

    private static boolean brings(HttpServerRequest request, String name) {
        String query = request.query();
        return request.getHeader(name) != null || query != null && ("&" + query).contains("&" + name + "=");
    }
}
