package dev.baton.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import dev.baton.engine.record.Ids;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Notes what a request is about, as far as its path tells, and through which URL it came; logs what failed. */
@ApplicationScoped
public class RequestIds {
    private static final Logger LOG = Logger.getLogger(RequestIds.class);
    private static final int BEFORE_THE_GATE = 20_000;
    private static final int FAULT = 500;
    /** Ids have at most 16 digits, being below 2^53. */
    private static final Pattern ID = Pattern.compile("/(workflows|jobs)/([0-9]{1,16})(?=/|$)");

    private static final Pattern LONG_SEGMENT = Pattern.compile("[^/]{16,}");

    void stand(@Observes Filters filters) {
        filters.register(RequestIds::note, BEFORE_THE_GATE);
    }

    private static void note(RoutingContext request) {
        Invocation invocation = Invocation.current();
        if (request.request().headers() instanceof QuarkusHttpHeaders headers
                && headers.getContextObject(RequestContext.class) instanceof RequestContext context) {
            invocation.cameThrough(context.getDomainName());
        }
        String path = request.request().path();
        Matcher found = ID.matcher(path == null ? "" : path);
        while (found.find()) {
            long id = Long.parseLong(found.group(2));
            boolean job = found.group(1).equals("jobs");
            if (job) {
                invocation.about("job", id);
            }
            invocation.about("workflow", job ? Ids.workflow(id) : id);
        }
        request.addEndHandler(ended -> log(request));
        request.next();
    }

    private static void log(RoutingContext request) {
        int status = request.response().getStatusCode();
        Logger.Level level = status >= FAULT ? Logger.Level.WARN : Logger.Level.DEBUG;
        LOG.logf(
                level,
                "%s %s: %d",
                request.request().method(),
                shown(request.request().path()),
                status);
    }

    /** The path without what may be a secret in it: no name or id of ours is so long. */
    private static String shown(String path) {
        return path == null ? "" : LONG_SEGMENT.matcher(path).replaceAll("…");
    }
}
