package dev.baton.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ContendersTest {
    private static final Layers TINY = Layers.fan(1);

    @Test
    void the_engine_on_sqlite_runs_a_graph_to_its_end() {
        try (EngineOnSqlite baton = new EngineOnSqlite()) {
            assertTrue(baton.run(TINY) > 0);
        }
    }

    @Test
    void temporals_test_server_runs_the_same_graph_to_its_end() {
        try (TemporalTestServer temporal = new TemporalTestServer()) {
            assertTrue(temporal.run(TINY) > 0);
        }
    }
}
