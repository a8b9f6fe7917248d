package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs, workers and servers are killed again and again, each time after a number of jobs that chance chooses: what was
 * acknowledged is there, each attempt ran once, and all ends well.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
final class CrashTest {
    private static final int MOST_JOBS = 8;
    private static final int LAST_PORT = 32_000;
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 10_000));

    @TempDir
    Path folder;

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * A port that was free just now; a server begun again must be where it was. It is below those that systems give to whoever
     * asks for any, so that nobody gets it while the server is gone.
     */
    private static String freePort() {
        while (true) {
            int port = NEXT_PORT.getAndIncrement();
            try (ServerSocket free = new ServerSocket(port)) {
                return Integer.toString(free.getLocalPort());
            } catch (IOException taken) {
                assertTrue(port < LAST_PORT, "no port is free");
            }
        }
    }

    @Test
    void runs() throws Exception {
        Rounds rounds = Rounds.share(7);
        Random random = rounds.random();
        Command baton = new Command(folder);
        Ledger ledger = new Ledger(baton, 10 * rounds.count());
        ledger.spec("w.yaml");
        try (Bell bell = new Bell(baton.file("bell"))) {
            for (int round = 0; round < rounds.count(); round++) {
                Process run = baton.startInto("out-run", "run", "w.yaml");
                int after = random.nextInt(MOST_JOBS + 1);
                assertTrue(bell.await(after, run), () -> rounds + ": the run ended by itself");
                kill(run);
            }
            baton.good("run", "w.yaml");
        }
        ledger.check(1, rounds);
    }

    @Test
    void workers() throws Exception {
        Rounds rounds = Rounds.share(6);
        Random random = rounds.random();
        Command baton = new Command(folder);
        Ledger ledger = new Ledger(baton, 10 * rounds.count());
        ledger.spec("w.yaml");
        String port = freePort();
        Process server = baton.serving(port);
        try (Bell bell = new Bell(baton.file("bell"))) {
            baton.good("workflows", "create", "w.yaml");
            baton.good("workflows", "initialize-jobs", "1");
            for (int round = 0; round < rounds.count(); round++) {
                Process worker = baton.startInto("out-worker", "worker", "1", "--url", "http://127.0.0.1:" + port);
                int after = random.nextInt(MOST_JOBS + 1);
                assertTrue(bell.await(after, worker), () -> rounds + ": the worker ended by itself");
                kill(worker);
            }
            kill(server);
            // A run on the same machine need not wait for leases to run out: it sees that the workers are dead.
            baton.good("run", "1");
        } finally {
            kill(server);
        }
        ledger.check(1, rounds);
    }

    @Test
    void servers() throws Exception {
        Rounds rounds = Rounds.share(7);
        Random random = rounds.random();
        Command baton = new Command(folder);
        Ledger ledger = new Ledger(baton, 10 * rounds.count());
        ledger.spec("w.yaml");
        String port = freePort();
        Process server = baton.serving(port);
        try (Bell bell = new Bell(baton.file("bell"));
                Creator creator = new Creator(baton, Integer.parseInt(port))) {
            baton.good("workflows", "create", "w.yaml");
            baton.good("workflows", "initialize-jobs", "1");
            Process worker = baton.startInto("out-worker", "worker", "1", "--url", "http://127.0.0.1:" + port);
            // Its beginning needs a server; whatever follows does not.
            assertTrue(bell.await(1, worker), () -> rounds + ": the worker did not begin");
            for (int round = 0; round < rounds.count(); round++) {
                creator.serverIsUp();
                if (random.nextBoolean()) {
                    creator.await(random.nextInt(30));
                } else {
                    bell.await(random.nextInt(MOST_JOBS), worker);
                }
                kill(server);
                server = baton.serving(port);
            }
            creator.serverIsUp();
            int code = worker.waitFor();
            String said = baton.read("out-worker");
            assertEquals(0, code, () -> rounds + ": the worker failed: " + said);
            creator.check(rounds);
            ledger.check(1, rounds);
        } finally {
            kill(server);
        }
    }

    @Test
    void a_worker_without_work_outlives_its_server() throws Exception {
        Command baton = new Command(folder);
        String port = freePort();
        Process server = baton.serving(port);
        baton.write("w.yaml", "name: w\njobs: [{name: a, command: 'echo > bell'}]\n");
        Process worker = baton.start("worker", "--url", "http://127.0.0.1:" + port, "--poll-interval", "0.1");
        try (Bell bell = new Bell(baton.file("bell"));
                BufferedReader said = worker.inputReader()) {
            assertTrue(said.readLine().startsWith("Looking for jobs at "));
            kill(server);
            String line = said.readLine();
            assertTrue(line.contains("no answer from") && line.endsWith("trying again"), line);
            server = baton.serving(port);
            baton.good("workflows", "create", "w.yaml");
            baton.good("workflows", "initialize-jobs", "1");
            assertTrue(bell.await(1, worker), "the worker ended");
        } finally {
            kill(worker);
            kill(server);
        }
    }
}
