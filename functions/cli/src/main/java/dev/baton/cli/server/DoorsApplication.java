package dev.baton.cli.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.CompletableFuture;

/** Keeps the doors open beside a runner, until that one ends the application. */
public final class DoorsApplication implements QuarkusApplication {
    /** Gets the port when the doors are open; this object is made by the framework. */
    private static final CompletableFuture<Integer> PORT = new CompletableFuture<>();

    /** Builds the doors in another thread, and waits for their port. */
    static int open() {
        Thread.ofPlatform().daemon().name("baton-application").start(() -> {
            int code = Application.serve(DoorsApplication.class);
            PORT.completeExceptionally(new IllegalStateException("the doors did not open, code " + code));
        });
        return PORT.join();
    }

    /** Closes the doors, if they were ever open. */
    static void close() {
        if (PORT.isDone() && !PORT.isCompletedExceptionally()) {
            Quarkus.asyncExit(0);
        }
    }

    @Override
    public int run(String... args) {
        PORT.complete(Application.url().getPort());
        Quarkus.waitForExit();
        return 0;
    }
}
