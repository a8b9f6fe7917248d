package dev.baton.lambda.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.job.JobStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MetricsTest {
    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new Metrics(lines::add, () -> 1000);

    @Test
    void an_invocation_writes_what_it_counted_in_one_line_and_the_next_begins_anew() throws Exception {
        metrics.ended(1, JobStatus.COMPLETED, 7);
        metrics.ended(2, JobStatus.COMPLETED, 9);
        metrics.ended(3, JobStatus.CANCELED, 0);
        metrics.contended(4);
        metrics.meterBy(() -> new Metrics.Units(2.5, 0));
        metrics.emit("api", "r-1");
        metrics.meterBy(() -> new Metrics.Units(0, 0));
        metrics.emit("api", "r-2");
        assertEquals(1, lines.size());
        JsonNode line = new ObjectMapper().readTree(lines.getFirst());
        assertEquals(2, line.get("JobsCompleted").asInt());
        assertEquals(1, line.get("JobsCanceled").asInt());
        assertEquals(1, line.get("ClaimConflicts").asInt());
        assertEquals(2.5, line.get("WriteUnits").asDouble());
        assertEquals("[7.0,9.0,0.0]", line.get("PropagationDelay").toString());
        assertEquals(1000, line.get("_aws").get("Timestamp").asLong());
        assertEquals(
                "[[\"Function\"]]",
                line.get("_aws")
                        .get("CloudWatchMetrics")
                        .get(0)
                        .get("Dimensions")
                        .toString());
    }

    @Test
    void a_tick_says_how_many_workflows_stand_still_and_says_none_too() throws Exception {
        metrics.stuck(1);
        metrics.stuck(2);
        metrics.ticked(2, 5);
        metrics.emit("baton-tick", "r-1");
        metrics.ticked(0, 5);
        metrics.emit("baton-tick", "r-2");
        List<Integer> stuck = new ArrayList<>();
        for (String line : lines) {
            stuck.add(new ObjectMapper().readTree(line).get("StuckWorkflows").asInt());
        }
        assertEquals(List.of(2, 0), stuck);
    }

    @Test
    void no_list_of_values_is_longer_than_the_format_allows() throws Exception {
        for (int i = 0; i < 250; i++) {
            metrics.ended(i, JobStatus.FAILED, i);
        }
        metrics.emit("tick", "r");
        JsonNode line = new ObjectMapper().readTree(lines.getFirst());
        assertEquals(250, line.get("JobsFailed").asInt());
        assertEquals(100, line.get("PropagationDelay").size());
    }
}
