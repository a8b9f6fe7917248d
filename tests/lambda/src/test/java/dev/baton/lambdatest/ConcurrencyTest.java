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

/** Several environments of one function over one table. */
final class ConcurrencyTest {
    private static final int JOBS = 24;
    private static final String FAN = """
            name: fan
            parameters: {i: "1:%d"}
            jobs:
              - {name: "each_{i}", command: x, use_parameters: [i]}
              - {name: last, command: x, depends_on_regexes: [each]}
            """.formatted(JOBS);

    private FunctionUrl url;

    @Test
    void two_environments_share_the_jobs_and_give_none_twice() throws Exception {
        try (FunctionUrl opened = FunctionUrl.open(Cloud.create("concurrency").environment(), 2)) {
            url = opened;
            TorcClient client = TorcClient.create(new Caller(url.url()), FAN);
            List<Long> worked = atOnce(() -> work(client.by(new Caller(opened.url()))));
            assertEquals(2, url.running().size(), "environments");
            assertEquals(JOBS + 1, worked.size());
            assertEquals(JOBS + 1, new TreeSet<>(worked).size(), "each job once");
            assertEquals(Set.of("completed"), Set.copyOf(client.statuses().values()));
            assertEquals(JOBS + 1, client.results());
            for (Function environment : url.running()) {
                assertTrue(environment.log().contains("\"JobsCompleted\""), "each had a share");
            }
        }
    }

    /** Claims, starts and completes until nothing is left that it could have. */
    private static List<Long> work(TorcClient client) throws Exception {
        List<Long> done = new ArrayList<>();
        for (List<Long> jobs = client.claim(3); !jobs.isEmpty(); jobs = client.claim(3)) {
            for (long job : jobs) {
                client.tryStart(job).good();
                client.tryComplete(job).good();
                done.add(job);
            }
        }
        return done;
    }

    private static List<Long> atOnce(Callable<List<Long>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> both = List.of(threads.submit(work), threads.submit(work));
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> each : both) {
                all.addAll(each.get());
            }
            return all;
        }
    }
}
