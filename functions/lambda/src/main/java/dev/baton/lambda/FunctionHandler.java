package dev.baton.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.baton.lambda.log.Metrics;
import io.quarkus.funqy.lambda.FunqyStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The functions that other functions and the schedule invoke: the one that QUARKUS_FUNQY_EXPORT names. Funqy does not hand
 * on what Lambda says about an invocation; this remembers it.
 */
public final class FunctionHandler extends FunqyStreamHandler {
    static {
        // Before the framework, which the superclass begins to start.
        Readiness.prepare();
    }

    private final String name;

    /** Starts the application as far as that goes before a first event; Lambda calls this once a process. */
    public FunctionHandler() {
        Readiness.check();
        name = FunctionSettings.functionName(System.getenv());
        Readiness.primeBeforeCheckpoint(Priming.FUNCTION);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context) throws IOException {
        Invocation invocation = Invocation.begin(context);
        try {
            super.handleRequest(event, reply, context);
        } finally {
            Sendings.PROCESS.settle(invocation);
            Metrics.PROCESS.emit(name, invocation.requestId());
        }
    }
}
