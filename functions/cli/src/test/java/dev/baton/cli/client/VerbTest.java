package dev.baton.cli.client;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A console beside a stub server. */
abstract class VerbTest {
    static final String NULL_DATA = """
            {"workflow_id": 1, "is_ephemeral": false, "name": "ml_config", "id": 1}""";
    static final String DATA = """
            {"workflow_id": 1, "is_ephemeral": false, "name": "ml_config", "id": 1, \
            "data": {"learning_rate": 0.001, "batch_size": 32, "epochs": 10}}""";

    @TempDir
    Path folder;

    StubServer server;
    Console console;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        console = Console.of(folder, server);
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
