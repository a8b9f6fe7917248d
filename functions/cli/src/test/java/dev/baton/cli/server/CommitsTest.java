package dev.baton.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.cli.runner.Capacity;
import dev.baton.cli.runner.JobEnvironment;
import dev.baton.cli.runner.ProgressView;
import dev.baton.cli.runner.RunSummary;
import dev.baton.cli.runner.Runner;
import dev.baton.cli.runner.RunnerOptions;
import dev.baton.cli.runner.Terminal;
import dev.baton.engine.push.Push;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.workflow.Workflow;
import dev.baton.store.sqlite.Durability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job costs the store of a run. */
class CommitsTest {
    private static final int HEADER = 32;
    private static final int FRAME = 24 + 4096;

    @TempDir
    Path folder;

    @Test
    void a_job_of_a_chain_takes_one_commit() throws IOException {
        long more = commits("many", 45) - commits("few", 5);
        // One for each write would be three. A few come by the clock, in either run.
        assertTrue(more < 2 * 40, () -> more + " commits for 40 more jobs");
    }

    /** Those of a run from its first claim on, as its log tells: a frame that ends a transaction says how large the file is then. */
    private long commits(String name, int jobs) throws IOException {
        Path data = Files.createDirectory(folder.resolve(name));
        try (LocalStores stores = new LocalStores(data, Durability.NORMAL, Push.OFF)) {
            Workflow workflow = stores.engine()
                    .workflows()
                    .create(
                            SpecParser.parse(new SpecSource("chain.yaml", chain(jobs)))
                                    .spec(),
                            "u",
                            true);
            JobEnvironment environment =
                    new JobEnvironment(workflow.id(), null, null, null, null, data.resolve("output"), folder);
            PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
            ProgressView view = ProgressView.of(out, Terminal.of(1, Map.of()), Clock.systemUTC());
            long before = commits(data);
            try (EngineJobSource source = new EngineJobSource(stores, workflow.id(), Clock.systemUTC())) {
                RunnerOptions options = RunnerOptions.forMachine(new Capacity(2, 1L << 30, 0));
                RunSummary summary = new Runner(source, options, environment, view, Clock.systemUTC()).run();
                assertEquals(true, summary.succeeded());
            }
            return commits(data) - before;
        }
    }

    private static byte[] chain(int jobs) {
        StringBuilder text = new StringBuilder("name: chain\njobs:\n");
        for (int i = 0; i < jobs; i++) {
            text.append("  - {name: j").append(i).append(", command: 'true'");
            text.append(i == 0 ? "}\n" : ", depends_on: [j" + (i - 1) + "]}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static long commits(Path data) throws IOException {
        ByteBuffer log;
        try (var files = Files.walk(data)) {
            log = ByteBuffer.wrap(
                    Files.readAllBytes(files.filter(file -> file.toString().endsWith("-wal"))
                            .findFirst()
                            .orElseThrow()));
        }
        long count = 0;
        for (int at = HEADER; at + FRAME <= log.capacity(); at += FRAME) {
            count += log.getInt(at + 4) == 0 ? 0 : 1;
        }
        return count;
    }
}
