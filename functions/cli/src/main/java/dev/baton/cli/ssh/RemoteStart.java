package dev.baton.cli.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts {@code baton worker} on another machine by ssh, which must let us in without a question. What to do goes to the
 * shell there through its standard input, so that the key is in no command line. A server on loopback is reached from there
 * through the same connection.
 *
 * @param server where the server is, seen from here
 * @param key the server's key; null for none
 * @param workflow whose jobs the worker runs
 * @param maxParallelJobs how many at once; null for as many as fit
 */
public record RemoteStart(URI server, String key, long workflow, Integer maxParallelJobs) {
    private static final String LOOPBACK = "127\\..*|localhost|\\[::1]";

    /** Starts it; both outputs go to the file. The process ends when the worker does. */
    public Process on(RemoteHost host, Path log) throws IOException {
        Process process = new ProcessBuilder(words(host))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        try (OutputStream script = process.getOutputStream()) {
            script.write(script().getBytes(StandardCharsets.UTF_8));
        } catch (IOException hungUp) {
            // The connection failed: why stands in the log, and that it did in the exit code.
            return process;
        }
        return process;
    }

    List<String> words(RemoteHost host) {
        List<String> words = new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=15"));
        if (host.port() != null) {
            words.addAll(List.of("-p", host.port().toString()));
        }
        if (server.getHost().matches(LOOPBACK)) {
            String forward = server.getPort() + ":" + server.getHost() + ":" + server.getPort();
            words.addAll(List.of("-o", "ExitOnForwardFailure=yes", "-R", forward));
        }
        words.addAll(List.of("--", host.login(), "sh -s"));
        return words;
    }

    String script() {
        String script = "PATH=$PATH:$HOME/.local/bin:$HOME/bin; export PATH\n" + "BATON_URL="
                + quoted(server.toString()) + "; export BATON_URL\n";
        if (key != null) {
            script += "BATON_API_KEY=" + quoted(key) + "; export BATON_API_KEY\n";
        }
        return script
                + "command -v baton >/dev/null || { echo 'baton is not on the PATH of this machine' >&2; exit 127; }\n"
                + "exec baton worker " + workflow
                + (maxParallelJobs == null ? "" : " --max-parallel-jobs " + maxParallelJobs) + " </dev/null\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
