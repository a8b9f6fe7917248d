package dev.baton.store.dynamodb;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.push.Answer;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sent;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.spec.WorkflowSpec;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.workflow.StoredEngine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a job costs by DynamoDB's own word, from its workflow's creation to its completion: the difference between a workflow and
 * one with more jobs of that kind (design, section 4).
 */
class JobCostTest {
    private static final String TIME = "2026-01-01T00:00:00Z";
    private static final ClaimRequest ONE =
            new ClaimRequest(1, new NodeOffer(8, 1L << 40, 0, 1, Long.MAX_VALUE, null), true, null, false);
    private static final int FEW = 5;
    private static final int MANY = 15;

    private final CapacityMeter meter = new CapacityMeter();
    private final Sent done = new Sent.Answered(new Answer(true, 0, Map.of(), null));
    private ItemStore store;
    private Engine engine;

    /** Units of one more job. */
    private record Cost(double writes, double reads) {}

    @BeforeEach
    void open() {
        CloudSettings settings = Emulators.items();
        try (var client = new AwsClients(settings, Map.of()).dynamoDb()) {
            CloudTable.create(client, settings.table());
        }
        Clock clock = Clock.systemUTC();
        store = CloudStores.open(settings, clock, Optional.of(meter)).items();
        Push push = Push.plain((target, delivery) -> done, URI.create("https://baton.example"), true);
        engine = new StoredEngine(Backend.plain(store, new InMemoryBlobStore(), clock)
                .with(byte[]::new)
                .with(push));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static String chain(int length, String does) {
        return jobs(length, i -> does + (i == 0 ? "" : ", depends_on: [j" + (i - 1) + "]"));
    }

    private static String fanOut(int width) {
        return jobs(width, i -> "command: 'true'" + (i == 0 ? "" : ", depends_on: [j0]"));
    }

    private static String fanIn(int width) {
        String all = IntStream.range(1, width).mapToObj(i -> "j" + i).collect(Collectors.joining(","));
        return jobs(width, i -> "command: 'true'" + (i == 0 ? ", depends_on: [" + all + "]" : ""));
    }

    private static String jobs(int count, IntFunction<String> rest) {
        return IntStream.range(0, count)
                .mapToObj(i -> "  - {name: j" + i + ", " + rest.apply(i) + "}\n")
                .collect(Collectors.joining("", "name: w\njobs:\n", ""));
    }

    private Cost pull(IntFunction<String> spec) {
        return more(spec, this::work);
    }

    private Cost more(IntFunction<String> spec, LongConsumer run) {
        through(spec.apply(2), run);
        CapacityMeter.Use few = through(spec.apply(FEW), run);
        CapacityMeter.Use many = through(spec.apply(MANY), run);
        int jobs = MANY - FEW;
        return new Cost((many.writes() - few.writes()) / jobs, (many.reads() - few.reads()) / jobs);
    }

    private CapacityMeter.Use through(String spec, LongConsumer run) {
        meter.reset();
        WorkflowSpec parsed = SpecParser.parse(new SpecSource("w.yaml", spec.getBytes(StandardCharsets.UTF_8)))
                .spec();
        long workflow = engine.workflows().create(parsed, "u", true).id();
        run.accept(workflow);
        CapacityMeter.Use use = meter.total();
        assertTrue(engine.workflows().completion(workflow).complete());
        return use;
    }

    private void work(long workflow) {
        long node = engine.workers()
                .join(new ComputeNode(0, workflow, "h", 1, TIME, null, true, 8, 16, 0, 1, null, null, "local", null))
                .id();
        List<Assignment> next = engine.workers().claim(node, ONE);
        while (!next.isEmpty()) {
            Assignment job = next.getFirst();
            Result end = new Result(
                    0,
                    job.job().id(),
                    workflow,
                    job.runId(),
                    job.job().attempt(),
                    node,
                    0,
                    0.1,
                    TIME,
                    JobStatus.COMPLETED,
                    null,
                    null,
                    null,
                    null);
            engine.workers().finish(node, end, Map.of());
            next = engine.workers().claim(node, ONE);
        }
    }

    @Test
    void a_pull_job_with_one_edge_takes_at_most_6_write_units_and_3_read_units() {
        Cost cost = pull(length -> chain(length, "command: 'true'"));
        assertTrue(cost.writes() <= 6 && cost.reads() <= 3, cost.toString());
    }

    @Test
    void a_push_job_takes_at_most_4_write_units() {
        Cost cost = more(length -> chain(length, "target: 'https://target.example/job'"), workflow -> engine.tick());
        assertTrue(cost.writes() <= 4, cost.toString());
    }

    @Test
    void a_job_of_a_fan_out_takes_one_write_more_since_it_feeds_the_completion() {
        Cost cost = pull(JobCostTest::fanOut);
        assertTrue(cost.writes() <= 7 && cost.reads() <= 3, cost.toString());
    }

    @Test
    void a_job_of_a_fan_in_takes_one_write_for_its_edge() {
        Cost cost = pull(JobCostTest::fanIn);
        assertTrue(cost.writes() <= 6 && cost.reads() <= 3, cost.toString());
    }
}
