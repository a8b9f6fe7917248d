package dev.baton.simulation;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Code that stops in the middle and goes on when it is told to, on the thread that tells it. The JDK builds virtual threads from
 * this, and hides it: the JVM has to be started with --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED. One that is not
 * resumed any more is as dead as a killed process: no finally block of it runs.
 */
final class Coroutine {
    private static final MethodHandle CREATE;
    private static final MethodHandle RUN;
    private static final MethodHandle YIELD;
    private static final Object SCOPE;

    static {
        try {
            Class<?> type = Class.forName("jdk.internal.vm.Continuation");
            Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CREATE = lookup.findConstructor(type, MethodType.methodType(void.class, scope, Runnable.class))
                    .asType(MethodType.methodType(Object.class, Object.class, Runnable.class));
            RUN = lookup.findVirtual(type, "run", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
            YIELD = lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scope))
                    .asType(MethodType.methodType(boolean.class, Object.class));
            SCOPE = lookup.findConstructor(scope, MethodType.methodType(void.class, String.class))
                    .invoke("simulation");
        } catch (Throwable hidden) {
            throw new ExceptionInInitializerError(hidden);
        }
    }

    private final Object continuation;
    private boolean done;

    /** Code that has not begun yet. What it throws comes out of {@link #resume}. */
    Coroutine(Runnable body) {
        try {
            continuation = (Object) CREATE.invokeExact(SCOPE, (Runnable) () -> {
                try {
                    body.run();
                } finally {
                    done = true;
                }
            });
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Runs it until it pauses or ends. */
    void resume() {
        try {
            RUN.invokeExact(continuation);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean done() {
        return done;
    }

    /** Stops the coroutine that runs here until it is resumed. */
    static void pause() {
        try {
            boolean resumed = (boolean) YIELD.invokeExact(SCOPE);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
