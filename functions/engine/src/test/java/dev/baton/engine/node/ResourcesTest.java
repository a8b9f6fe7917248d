package dev.baton.engine.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class ResourcesTest {
    private static void refused(String part, Executable making) {
        String message = assertThrows(IllegalArgumentException.class, making).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void a_job_without_requirements_gets_a_cpu_a_mebibyte_and_a_minute() {
        assertEquals(1, Resources.DEFAULT.cpus());
        assertEquals(0, Resources.DEFAULT.gpus());
        assertEquals(1, Resources.DEFAULT.nodes());
        assertEquals(1 << 20, Resources.DEFAULT.memoryBytes());
        assertEquals(60, Resources.DEFAULT.runtimeSeconds());
    }

    @Test
    void memory_and_runtime_are_kept_as_written_and_read_as_numbers() {
        Resources resources = new Resources(8, 2, 3, "16G", "P1DT2H");
        assertEquals("16G", resources.memory());
        assertEquals("P1DT2H", resources.runtime());
        assertEquals(16L << 30, resources.memoryBytes());
        assertEquals(93_600, resources.runtimeSeconds());
        assertEquals(Duration.ofHours(26), resources.runtimeLimit());
    }

    @Test
    void what_no_machine_has_is_refused_by_name() {
        refused("num_cpus", () -> new Resources(0, 0, 1, "1m", "PT1M"));
        refused("num_gpus", () -> new Resources(1, -1, 1, "1m", "PT1M"));
        refused("num_nodes", () -> new Resources(1, 0, 0, "1m", "PT1M"));
        refused("memory", () -> new Resources(1, 0, 1, "much", "PT1M"));
        refused("duration", () -> new Resources(1, 0, 1, "1m", "an hour"));
        refused("memory", () -> new Resources(1, 0, 1, null, "PT1M"));
        refused("duration", () -> new Resources(1, 0, 1, "1m", null));
    }
}
