package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Several environments of one function over one table. */
@Isolated("both environments must get a share")
final class ConcurrencyTest {
    private static final int JOBS = 10;
    private static final String FAN = """
            name: fan
            parameters: {i: "1:%d"}
            jobs:
              - {name: "each_{i}", command: x, use_parameters: [i]}
              - {name: last, command: x, depends_on_regexes: [each]}
            """.formatted(JOBS);

    @Test
    void two_environments_share_the_jobs_and_give_none_twice() throws Exception {
        Cloud cloud = Cloud.create("concurrency");
        try (FunctionUrl one = FunctionUrl.open(cloud.environment(), 1);
                FunctionUrl two = FunctionUrl.open(cloud.environment(), 1)) {
            TorcClient client = TorcClient.create(new Caller(one.url()), FAN);
            TorcClient other = client.by(new Caller(two.url()));
            assertEquals(JOBS + 1, other.jobs().size(), "the other environment has started");
            List<Long> worked = atOnce(() -> work(client), () -> work(other));
            assertEquals(JOBS + 1, worked.size());
            assertEquals(JOBS + 1, new TreeSet<>(worked).size(), "each job once");
            assertEquals(Set.of("completed"), Set.copyOf(client.statuses().values()));
            assertEquals(JOBS + 1, client.results());
            for (FunctionUrl url : List.of(one, two)) {
                assertTrue(url.running().getFirst().log().contains("\"JobsCompleted\""), "each had a share");
            }
        }
    }

    /** Claims, starts and completes until nothing is left that it could have. */
    private static List<Long> work(TorcClient client) throws Exception {
        List<Long> done = new ArrayList<>();
        for (List<Long> jobs = client.claim(1); !jobs.isEmpty(); jobs = client.claim(1)) {
            for (long job : jobs) {
                client.tryStart(job).good();
                client.tryComplete(job).good();
                done.add(job);
            }
        }
        return done;
    }

    private static List<Long> atOnce(Callable<List<Long>> one, Callable<List<Long>> two) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> both = List.of(threads.submit(one), threads.submit(two));
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> each : both) {
                all.addAll(each.get());
            }
            return all;
        }
    }
}
