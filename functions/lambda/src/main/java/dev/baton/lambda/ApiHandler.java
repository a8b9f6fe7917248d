package dev.baton.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.baton.lambda.log.Metrics;
import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The function behind the URL: all doors. It answers before its time is over, and in a size that Lambda passes on, so that a
 * caller always learns what to do: what Lambda itself answers then is a plain 502.
 */
public final class ApiHandler extends QuarkusStreamHandler {
    private static final long MARGIN_MILLIS = 1000;
    /** A caller waits while push jobs are sent. */
    private static final long SENDING_MILLIS = 5000;

    static {
        // Before the framework, which the superclass begins to start.
        Readiness.prepare();
    }

    private final String name = FunctionSettings.functionName(System.getenv());
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("baton-request-", 0).factory());

    /** Starts the application as far as that goes before a first request; Lambda calls this once a process. */
    public ApiHandler() {
        Readiness.check();
        Readiness.primeBeforeCheckpoint(Priming.API);
    }

    @Override
    public void handleRequest(InputStream request, OutputStream reply, Context context) throws IOException {
        Invocation invocation = Invocation.begin(context);
        invocation.sendsOnlyFor(SENDING_MILLIS);
        long remaining = invocation.remainingMillis();
        try {
            ByteArrayOutputStream answer = new ByteArrayOutputStream(4096);
            InputStream sound = new ByteArrayInputStream(new UrlRequest(request.readAllBytes()).repaired());
            Future<?> answered = threads.submit(() -> {
                super.handleRequest(sound, answer, context);
                return null;
            });
            answered(answered, remaining - Math.min(MARGIN_MILLIS, remaining / 4));
            ApiReplies.withinLimit(answer).writeTo(reply);
        } catch (TimeoutException late) {
            ApiReplies.outOfTime().writeTo(reply);
        } finally {
            Sendings.PROCESS.settle(invocation);
            Metrics.PROCESS.emit(name, invocation.requestId());
        }
    }

    private static void answered(Future<?> answer, long millis) throws IOException, TimeoutException {
        try {
            answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case IOException broken -> throw broken;
                case RuntimeException unexpected -> throw unexpected;
                case Error fatal -> throw fatal;
                case null, default -> throw new IllegalStateException(failure);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a request was answered", stopped);
        } finally {
            // What is late goes on where it can; all that it writes may be written twice.
            answer.cancel(true);
        }
    }
}
