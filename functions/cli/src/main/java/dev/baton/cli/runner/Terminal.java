package dev.baton.cli.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What output goes to.
 *
 * @param live whether a line on it can be written anew
 * @param width in columns
 * @param color whether colours are wanted
 */
public record Terminal(boolean live, int width, boolean color) {
    private static final int USUAL_WIDTH = 80;

    /** A file or a pipe. */
    public static final Terminal NONE = new Terminal(false, USUAL_WIDTH, false);

    /**
     * What a file descriptor of this process (1 or 2) goes to. NO_COLOR, TERM=dumb and COLUMNS are honoured.
     *
     * @param environment the process's, as System.getenv() gives it
     */
    public static Terminal of(int descriptor, Map<String, String> environment) {
        if (!isTerminal(Path.of("/proc/self/fd/" + descriptor)) || "dumb".equals(environment.get("TERM"))) {
            return NONE;
        }
        String columns = environment.getOrDefault("COLUMNS", "");
        int width = columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : askedWidth();
        boolean color = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(true, width, color);
    }

    private static boolean isTerminal(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException notLinux) {
            return false;
        }
    }

    private static int askedWidth() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes()).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            return answer.matches("\\d+ [1-9]\\d{0,3}")
                    ? Integer.parseInt(answer.substring(answer.indexOf(' ') + 1))
                    : USUAL_WIDTH;
        } catch (IOException none) {
            return USUAL_WIDTH;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return USUAL_WIDTH;
        }
    }
}
