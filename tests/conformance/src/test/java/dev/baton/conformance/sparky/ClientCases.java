package dev.baton.conformance.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.baton.client.sparky.JobApi;
import dev.baton.client.sparky.JobStatus;
import dev.baton.client.sparky.Scenario;
import dev.baton.client.sparky.Waited;
import dev.baton.engine.sparky.JobName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** The cases that say what a client does, by the Java client. */
final class ClientCases {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final URI base;

    ClientCases(URI base) {
        this.base = base;
    }

    /** A scenario that runs as a job of the server. */
    private static Scenario scenario(String home, String project) {
        return Scenario.in(Map.of(
                "BATON_URL",
                home,
                "SP6_TAGS",
                "SPARKY_PROJECT=" + project + ",SPARKY_JOB_ID=parent.1,SPARKY_API_TOKEN=secret123456"));
    }

    private JobApi job(JobName name) {
        return JobApi.of(
                scenario(base.toString(), "main"),
                which -> which.project(name.project()).jobId(name.job()));
    }

    void counts(List<JobName> ended) {
        assertEquals(
                new Waited(1, 2, 0), JobApi.await(ended.stream().map(this::job).toList(), MINUTE));
    }

    void timeout(JobName running) {
        assertEquals(new Waited(0, 0, 1), JobApi.await(List.of(job(running)), SECOND));
    }

    void race(JobName running, Runnable end) {
        CompletableFuture<Void> ending = CompletableFuture.runAsync(end);
        assertEquals(new Waited(1, 0, 0), JobApi.await(List.of(job(running)), MINUTE));
        ending.join();
    }

    void autoNames(String project) {
        Scenario scenario = scenario(base.toString(), project);
        for (int workers : new int[] {4, 10}) {
            TreeSet<String> lanes = new TreeSet<>();
            for (int i = 0; i < 200; i++) {
                JobApi job = JobApi.of(scenario, which -> which.workers(workers));
                lanes.add(job.project());
                assertTrue(job.jobId().matches("[a-z]{20}\\.[0-9]+"), job.jobId());
            }
            assertEquals(workers, lanes.size());
            assertEquals(project + ".spawned_01", lanes.first());
            assertEquals(project + ".spawned_" + (workers == 10 ? "10" : "04"), lanes.last());
        }
    }

    /** At home only the trigger is asked for; all else goes to the other server. */
    void cluster(JobName name) throws IOException {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        HttpServer home = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        home.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                byte[] trigger = "{:sparrowdo(${:tags<stage=main>})}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, trigger.length);
                exchange.getResponseBody().write(trigger);
            }
        });
        home.start();
        Path file = Files.createTempFile("scenario", "");
        try {
            Files.writeString(file, "say 'żółć'\n");
            JobApi job = JobApi.of(
                    scenario("http://127.0.0.1:" + home.getAddress().getPort(), "main"),
                    which -> which.api(base.toString()).project(name.project()).jobId(name.job()));
            job.putStash(List.of(1, "żó"));
            job.queue(Map.of(), file);
            assertEquals(JobStatus.QUEUED, job.status());
            assertEquals("[1,\"żó\"]", job.getStash().toString());
            job.putFile(file, "a b/ż");
            assertEquals("say 'żółć'\n", job.getFileText("a b/ż"));
            assertEquals(List.of("GET /trigger/main/parent.1"), asked);
        } finally {
            home.stop(0);
            Files.delete(file);
        }
    }
}
