package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.node.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageCurveTest {
    @Test
    void a_long_job_keeps_few_points_from_all_of_its_time() {
        UsageCurve curve = new UsageCurve();
        for (int second = 1; second <= 100_000; second++) {
            curve.add(new UsageCurve.Point(second * 1000L, second, 10));
        }
        List<Long> millis = curve.all(UsageCurve.Point::millis);
        assertTrue(millis.size() >= UsageCurve.MOST / 2 - 1 && millis.size() < UsageCurve.MOST, millis::toString);
        assertTrue(millis.getFirst() < 2_000_000 && millis.getLast() > 98_000_000, millis::toString);
        for (int i = 1; i < millis.size(); i++) {
            assertEquals(millis.get(1) - millis.get(0), millis.get(i) - millis.get(i - 1));
        }
    }

    @Test
    void each_attempt_is_a_line_of_the_runners_file(@TempDir Path folder) throws IOException {
        JobEnvironment environment = new JobEnvironment(7, null, null, null, null, folder.resolve("output"), folder);
        UsageLog log = new UsageLog(environment, 4711);
        UsageCurve curve = new UsageCurve();
        curve.add(new UsageCurve.Point(50, 4096, 1000));
        curve.add(new UsageCurve.Point(100, 8192, 5));
        ClaimedJob job = new ClaimedJob(3, "a \"b\"", "true", 2, 1, Resources.DEFAULT, false, List.of());
        log.add(job, Instant.ofEpochMilli(1234), curve);
        log.add(job, Instant.ofEpochMilli(5678), curve);
        List<String> lines = Files.readAllLines(folder.resolve("output/resource_utilization/wf7_4711.jsonl"));
        assertEquals(2, lines.size());
        assertEquals(
                "{\"workflow_id\":7,\"job_id\":3,\"job_name\":\"a \\\"b\\\"\",\"run_id\":1,\"attempt_id\":2,\"started\":1234,"
                        + "\"millis\":[50,100],\"memory_bytes\":[4096,8192],\"cpu_tenths\":[1000,5]}",
                lines.getFirst());
    }
}
