package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.event.Happening;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * Events as they happen, as server-sent events. A listener that comes back with the id of the last event that it heard (in
 * the header Last-Event-ID, or as last_event_id in the query) is told what it missed; Torc forgets that. The stream ends
 * after a while, and at once where a function answers: clients of such streams come back by themselves.
 */
@Path(Torc.BASE + "/workflows/{id}/events/stream")
public final class EventStreamResource {
    private static final long LOOK_MILLIS = 500;
    /** How much longer than the look itself is the pause after it, so that large workflows are not looked at all the time. */
    private static final int RESTS = 20;

    private static final long SIGN_OF_LIFE_MILLIS = 15_000;

    private final Engine engine;
    private final long stayMillis;

    EventStreamResource(
            Engine engine,
            @ConfigProperty(name = "baton.events.stay-seconds", defaultValue = "3600") long staySeconds) {
        this.engine = engine;
        this.stayMillis = TimeUnit.SECONDS.toMillis(staySeconds);
    }

    /** What is told of each; the timestamp in Unix milliseconds. */
    @Wire
    public record EventData(long workflowId, long timestamp, String eventType, String severity, JsonNode data) {}

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<OutboundSseEvent> stream(
            @PathParam("id") String id,
            @HeaderParam("Last-Event-ID") String last,
            @Context UriInfo uri,
            @Context Sse sse) {
        Query query = Query.of(uri);
        EventPlace place = query.text("last_event_id")
                .or(() -> Optional.ofNullable(last).filter(text -> !text.isBlank()))
                .map(text -> EventPlace.parse(engine, text))
                .orElse(null);
        EventTail tail = new EventTail(engine, Torc.id("workflow", id), level(query), place);
        Optional<OutboundSseEvent> first = place == null ? Optional.of(fromNowOn(sse)) : Optional.empty();
        return Multi.createFrom().emitter(emitter -> {
            first.ifPresent(emitter::emit);
            follow(emitter, tail, sse);
        });
    }

    /** Says where the listener stands, so that who comes back before anything happened misses nothing. */
    private static OutboundSseEvent fromNowOn(Sse sse) {
        return sse.newEventBuilder()
                .id(System.currentTimeMillis() + "-")
                .comment("listening")
                .build();
    }

    private static Happening.Severity level(Query query) {
        String level = query.text("level").orElse("info");
        for (Happening.Severity severity : Happening.Severity.values()) {
            if (severity.name().equalsIgnoreCase(level)) {
                return severity;
            }
        }
        throw RequestException.bad("level must be debug, info, warning or error, not " + level);
    }

    private void follow(MultiEmitter<? super OutboundSseEvent> emitter, EventTail tail, Sse sse) {
        AtomicReference<Thread> follower = new AtomicReference<>();
        emitter.onTermination(() -> Optional.ofNullable(follower.get()).ifPresent(Thread::interrupt));
        follower.set(Thread.ofVirtual().unstarted(() -> tell(emitter, tail, sse)));
        follower.get().start();
    }

    private void tell(MultiEmitter<? super OutboundSseEvent> emitter, EventTail tail, Sse sse) {
        try {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(stayMillis);
            long sign = System.nanoTime();
            while (!emitter.isCancelled()) {
                long before = System.nanoTime();
                for (Happening happening : tail.next()) {
                    emitter.emit(event(sse, happening));
                    sign = before;
                }
                if (before >= end) {
                    break;
                }
                long look = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
                Thread.sleep(Math.max(LOOK_MILLIS, RESTS * look));
                if (System.nanoTime() - sign > TimeUnit.MILLISECONDS.toNanos(SIGN_OF_LIFE_MILLIS)) {
                    emitter.emit(sse.newEventBuilder().comment("still here").build());
                    sign = System.nanoTime();
                }
            }
            emitter.complete();
        } catch (InterruptedException listenerLeft) {
            emitter.complete();
        } catch (RuntimeException fault) {
            // A workflow that is gone has no more events; whatever else happened, the listener comes back and hears it.
            emitter.complete();
        }
    }

    private static OutboundSseEvent event(Sse sse, Happening happening) {
        return sse.newEventBuilder()
                .id(EventPlace.id(happening))
                .name(happening.type())
                .data(new EventData(
                        happening.workflowId(),
                        happening.millis(),
                        happening.type(),
                        happening.severity().name().toLowerCase(Locale.ROOT),
                        happening.data()))
                .build();
    }
}
