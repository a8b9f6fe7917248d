package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard on a terminal, which util-linux's script makes: keys go in, and what the screen shows is read. */
final class TuiTest {
    private static final String SPEC = """
            name: trio
            jobs:
              - {name: good, command: "echo all is well"}
              - {name: bad, command: "echo no such thing >&2; exit 3"}
              - {name: last, command: "true", depends_on: [good], cancel_on_blocking_job_failure: false}
            """;

    @TempDir
    Path folder;

    private Command baton;
    private Process terminal;
    private final Screen screen = new Screen();

    @BeforeEach
    void workflow() throws Exception {
        baton = new Command(folder);
        baton.write("trio.yaml", SPEC);
        baton.run("run", "trio.yaml");
    }

    @AfterEach
    void over() {
        if (terminal != null) {
            terminal.destroy();
        }
    }

    /** What follows the dashboard tells how it ended, and how it left the terminal. */
    private void open(String type) throws IOException {
        baton.write("session.sh", """
                stty rows 24 cols 80
                "$BATON" tui
                echo "code $?" > ending; stty -a >> ending; mv ending ended
                """);
        ProcessBuilder builder = baton.terminal("script", "-qec", "bash session.sh", "/dev/null");
        builder.environment().put("TERM", type);
        terminal = builder.start();
        Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
        char[] some = new char[4096];
        try (Reader out = terminal.inputReader(StandardCharsets.UTF_8)) {
            for (int count = out.read(some); count >= 0; count = out.read(some)) {
                screen.write(new String(some, 0, count));
            }
        } catch (IOException closed) {
            // The screen stays as it is.
        }
    }

    private void press(String keys) throws IOException {
        OutputStream in = terminal.getOutputStream();
        in.write(keys.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private void shows(String text) throws InterruptedException {
        until(() -> screen.text().contains(text), text);
    }

    private void until(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "never came: " + what + "\n" + screen.text());
            assertTrue(!new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS));
        }
    }

    /** The exit code, and whether the terminal is as it was: lines, echo, and signals by keys. */
    private String ended() throws Exception {
        until(() -> Files.exists(folder.resolve("ended")), "the end");
        assertTrue(terminal.waitFor(60, TimeUnit.SECONDS));
        String told = baton.read("ended");
        for (String flag : new String[] {"icanon", "echo", "isig"}) {
            assertTrue(told.contains(" " + flag) || told.contains("\n" + flag), told);
        }
        return told.lines().findFirst().orElseThrow();
    }

    @Test
    void it_leads_from_the_workflows_to_a_jobs_errors_and_gives_the_terminal_back() throws Exception {
        Process server = baton.serving("0");
        try {
            open("xterm-256color");
            shows(">     1 trio");
            shows("3/3 failed");
            press("\r");
            shows("completed 2  failed 1");
            press("/bad\r\r");
            shows("── errors  job_stdio/job_wf1_j4194306_r1_a1.e ──");
            shows("\nno such thing\n");
            press("t");
            shows("Run job 4194306 again? It becomes ready, with one more attempt. (y/n)");
            press("y");
            shows("Job 4194306 is ready again; baton run 1 runs it.");
            shows("Status    ready   attempt 2");
            baton.run("run", "1");
            shows("Status    failed   attempt 2");
            press("e");
            shows("job_failed");
            press("q");
            assertEquals("code 0", ended());
            assertTrue(!screen.other());
        } finally {
            server.destroy();
        }
    }

    @Test
    void over_a_data_folder_without_a_server_control_c_ends_it() throws Exception {
        open("xterm");
        shows(">     1 trio");
        press("\u0003");
        assertEquals("code 0", ended());
        assertTrue(!screen.other());
    }

    @Test
    void told_to_end_it_gives_the_terminal_back() throws Exception {
        Process server = baton.serving("0");
        try {
            open("xterm");
            shows(">     1 trio");
            terminal.descendants()
                    .filter(process -> process.info().command().orElse("").endsWith("/java"))
                    .forEach(ProcessHandle::destroy);
            assertEquals("code 143", ended());
            assertTrue(!screen.other());
        } finally {
            server.destroy();
        }
    }

    @Test
    void a_dumb_terminal_is_told_what_to_use() throws Exception {
        open("dumb");
        shows("this terminal says that it is dumb (TERM); use baton workflows list");
        assertEquals("code 1", ended());
    }
}
