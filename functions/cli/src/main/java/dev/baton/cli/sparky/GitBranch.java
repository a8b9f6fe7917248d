package dev.baton.cli.sparky;

import dev.baton.cli.client.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks git for the newest commit of a branch, somewhere else; ten seconds are enough, or it is asked again later. */
record GitBranch(String url, String branch) {
    private static final int SECONDS = 10;

    /** Its whole name; empty where there is no such branch. Failure where git has no answer. */
    Optional<String> newest() {
        ProcessBuilder builder = new ProcessBuilder("git", "ls-remote", "--", url, "refs/heads/" + branch)
                .redirectInput(Path.of("/dev/null").toFile());
        // Nobody is there who could be asked for a password.
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            Path said = Files.createTempFile("baton-git-", ".txt");
            try {
                Process git = builder.redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
                if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    git.destroyForcibly();
                    throw new Failure("git ls-remote " + url + " did not answer within " + SECONDS + " seconds");
                }
                String text = Files.readString(said, StandardCharsets.UTF_8).strip();
                if (git.exitValue() != 0) {
                    throw new Failure("git ls-remote " + url + ": " + text);
                }
                return text.lines()
                        .filter(line -> line.matches("[0-9a-f]{40,64}\\s.*"))
                        .map(line -> line.split("\\s")[0])
                        .findFirst();
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException noGit) {
            throw new Failure("git cannot be asked for " + url + ": " + Failure.reason(noGit));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
