package dev.baton.doors.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/**
 * What the gate makes of requests about one job of a pipeline: who has the key comes in as such; who brings a token comes in
 * as nobody, and the door lets them do what the token proves.
 */
public final class JobsGate {
    /** Where the door finds whether a key came with the request: a Boolean. */
    public static final String KEYED = "baton.keyed";

    /** The header with a job's token; the query parameter {@code token} is as good. */
    public static final String TOKEN = "x-job-token";

    private static final String QUERY = "token";
    private static final String FIRST = "/pipelinejobs/";
    private static final Pattern PATH =
            Pattern.compile("/pipelinejobs/[0-9A-Fa-f-]{32,36}(/(history|events|cancel|stash(/upload)?|files(/.+)?))?");
    private static final Pattern ENTRY = Pattern.compile("/pipelinejobs/[0-9A-Fa-f-]{32,36}/(stash|files/.+)");

    private JobsGate() {}

    /** Whether the path, as it was sent and as it is routed, names one job: no spelling leads elsewhere. */
    static boolean leads(RoutingContext context) {
        String sent = context.request().path();
        return sent != null
                && sent.startsWith(FIRST)
                && PATH.matcher(sent).matches()
                && PATH.matcher(context.normalizedPath()).matches();
    }

    static boolean token(HttpServerRequest request) {
        return request.getHeader(TOKEN) != null || request.getParam(QUERY) != null;
    }

    /** The token that was brought, or null. */
    public static String tokenOf(HttpServerRequest request) {
        String header = request.getHeader(TOKEN);
        return header == null ? request.getParam(QUERY) : header;
    }

    /** Bodies that are neither kept in memory nor bounded here. */
    static boolean streamed(RoutingContext context) {
        return context.request().method().equals(HttpMethod.PUT)
                && ENTRY.matcher(context.normalizedPath()).matches();
    }
}
