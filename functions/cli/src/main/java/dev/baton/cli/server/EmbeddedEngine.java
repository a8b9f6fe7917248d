package dev.baton.cli.server;

import dev.baton.engine.Engine;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the doors the engine of this process. */
@Singleton
public final class EmbeddedEngine {
    @Produces
    @Singleton
    Engine engine() {
        return Application.stores().engine();
    }
}
