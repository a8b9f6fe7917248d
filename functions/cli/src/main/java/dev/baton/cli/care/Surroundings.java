package dev.baton.cli.care;

import static dev.baton.cli.care.Finding.error;
import static dev.baton.cli.care.Finding.ok;
import static dev.baton.cli.care.Finding.warning;

import dev.baton.cli.client.DataFolder;
import dev.baton.cli.client.Failure;
import dev.baton.cli.runner.Liveness;
import dev.baton.cli.runner.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is around the stores of a data folder: permissions, processes, disk, clock, key. Changes nothing. */
record Surroundings(DataFolder folder, Clock clock) {
    private static final long MIB = 1L << 20;
    private static final long LITTLE = 1024 * MIB;
    private static final long TOO_LITTLE = 32 * MIB;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    Finding access() {
        Path path = folder.path();
        if (!Files.isDirectory(path)) {
            return error(
                    "folder",
                    path + (Files.exists(path) ? " is not a folder" : " does not exist"),
                    "name the data folder with --data, or make one with `baton run` or `baton restore`");
        }
        if (!Files.isReadable(path)) {
            return error("folder", path + " cannot be read", "give yourself the right to: chmod u+rwx " + path);
        }
        try {
            // Permissions tell nothing to root, and nothing about the file system.
            Files.delete(Files.createTempFile(path, ".doctor", ""));
            return ok("folder", "can be read and written");
        } catch (IOException refused) {
            return error(
                    "folder",
                    path + " cannot be written (" + Failure.reason(refused) + ")",
                    "make it writable, or copy it to a place that is");
        }
    }

    Finding holders() {
        try {
            Holders holders = Holders.of(folder);
            return ok("in use", holders.any() ? "by " + holders : "by nobody");
        } catch (IOException unknown) {
            return warning(
                    "in use",
                    "who uses it cannot be known: " + folder.database() + " cannot be opened for writing",
                    "make it writable");
        }
    }

    Finding space() {
        try {
            long free = Files.getFileStore(folder.path()).getUsableSpace();
            String told = bytes(free) + " free";
            if (free < TOO_LITTLE) {
                return error("disk", told, "make room, or nothing more can be stored");
            }
            return free < LITTLE ? warning("disk", told, "make room soon") : ok("disk", told);
        } catch (IOException unknown) {
            return warning("disk", "free space cannot be known: " + Failure.reason(unknown), "look at it yourself");
        }
    }

    Finding clock(long newestMillis) {
        Instant newest = Instant.ofEpochMilli(newestMillis);
        Instant now = clock.instant();
        if (newest.isAfter(now.plus(CLOCKS_DIFFER))) {
            return warning(
                    "clock",
                    "something was stored at " + newest.truncatedTo(ChronoUnit.SECONDS)
                            + ", which has not come yet: it is " + now.truncatedTo(ChronoUnit.SECONDS) + " here",
                    "set the clock right; retries and silent runners wait until that time otherwise");
        }
        return ok("clock", "nothing was stored in the future");
    }

    Finding runners(Collection<StoredFacts.Runner> active) {
        String here = Machine.here().hostname();
        List<StoredFacts.Runner> dead = active.stream()
                .filter(runner -> runner.host().equals(here))
                .filter(runner -> !Liveness.of(runner.pid()))
                .toList();
        if (dead.isEmpty()) {
            return ok("runners", active.isEmpty() ? "none at work" : active.size() + " at work");
        }
        String workflows = dead.stream()
                .map(runner -> Long.toString(runner.workflow()))
                .distinct()
                .sorted()
                .limit(5)
                .collect(Collectors.joining(", "));
        return warning(
                "runners",
                Doctor.plural(dead.size(), "runner") + " died at work, of workflow " + workflows,
                "go on with `baton run ID` or a worker: their jobs run again");
    }

    Finding endpoint() {
        if (!Files.exists(folder.endpointFile())) {
            return ok("server", "none");
        }
        return folder.served()
                .map(url -> ok("server", "answers at " + url))
                .orElseGet(() -> warning(
                        "server",
                        folder.endpointFile() + " names one that does not answer",
                        "none, if it is just starting; else `baton doctor --fix` removes the file"));
    }

    Finding key() {
        Path file = folder.keyFile();
        if (!Files.exists(file)) {
            return ok("key", "none yet; the next start makes one");
        }
        if (folder.key().isEmpty()) {
            return error("key", file + " is empty or cannot be read", "move it away: the next start makes a new one");
        }
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            String told = PosixFilePermissions.toString(mode);
            return told.startsWith("rw-------") || told.startsWith("r--------")
                    ? ok("key", "readable by its owner only")
                    : warning(
                            "key",
                            file + " can be used by others (" + told + ")",
                            "close it with `baton doctor --fix`, and make a new one if others may have read it:"
                                    + " move it away and restart the server");
        } catch (IOException | UnsupportedOperationException unknown) {
            return ok("key", "there; this file system tells nothing about its mode");
        }
    }

    /** A size for people. */
    static String bytes(long size) {
        return size < MIB
                ? (size + 1023) / 1024 + " KiB"
                : size < 1024 * MIB
                        ? size / MIB + " MiB"
                        : String.format(Locale.ROOT, "%.1f GiB", size / (1024.0 * MIB));
    }
}
