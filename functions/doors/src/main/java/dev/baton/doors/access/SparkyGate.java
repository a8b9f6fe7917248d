package dev.baton.doors.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the gate makes of requests to Sparky's door, whose paths begin at the root: status and raw report are told to whoever knows
 * project and job id, since Sparky's client sends no token there; everything else needs one. A refusal is the text that its clients know.
 */
final class SparkyGate {
    static final String REFUSAL = "bad token";

    private static final String BESIDES = "/baton/v1/sparky/";

    private static final Set<String> FIRST = Set.of(
            "queue",
            "trigger",
            "status",
            "report",
            "report_jid",
            "stash",
            "file",
            "file_view",
            "build",
            "build-with-tags",
            "cancel",
            "badge");
    private static final Pattern FREE = Pattern.compile("/(status|report/raw)/[^/]+/[^/]+/?");
    private static final Pattern UPLOAD = Pattern.compile("/file/project/[^/]+/job/[^/]+/filename/.+");

    /** Who calls back has a nonce and a token instead of a key, which the engine checks. */
    static final Pattern CALLBACK = Pattern.compile("/baton/v1/sparky/jobs/[^/]+/[^/]+/callback");

    private SparkyGate() {}

    /** Whether the request is for that door, as it was sent and as it is routed: no spelling leads elsewhere. */
    static boolean leads(RoutingContext context) {
        return FIRST.contains(first(sent(context))) && FIRST.contains(first(context.normalizedPath()));
    }

    /** Whether the request is for what stands beside that door. */
    static boolean besides(RoutingContext context) {
        return sent(context).startsWith(BESIDES) && context.normalizedPath().startsWith(BESIDES);
    }

    /** Whether it needs no key. */
    static boolean free(RoutingContext context) {
        return HttpMethod.GET.equals(context.request().method())
                && FREE.matcher(sent(context)).matches()
                && FREE.matcher(context.normalizedPath()).matches();
    }

    /** Whether the body is a file, which is neither kept in memory nor bounded here. */
    static boolean streamed(RoutingContext context) {
        return HttpMethod.PUT.equals(context.request().method())
                && UPLOAD.matcher(context.normalizedPath()).matches();
    }

    /** An address of a server that ends in a slash makes paths begin with two. */
    private static String sent(RoutingContext context) {
        String path = context.request().path();
        if (path == null) {
            return "";
        }
        return path.startsWith("//") ? path.replaceFirst("^/+", "/") : path;
    }

    private static String first(String path) {
        if (path == null || !path.startsWith("/")) {
            return "";
        }
        int end = path.indexOf('/', 1);
        return end < 0 ? path.substring(1) : path.substring(1, end);
    }
}
