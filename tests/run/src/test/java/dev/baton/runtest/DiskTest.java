package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, and folders that cannot be written. */
final class DiskTest {
    /** A small disk of its own where the system lets us mount one in a namespace; else a limit on the size of files. */
    private static final String FULL = """
            run() { "$BATON" run w.yaml --data data; }
            mkdir data
            if mount -t tmpfs -o size=300k tmpfs data 2>/dev/null; then
              run >said 2>&1 &
              room() { mount -o remount,size=64m data; }
            else
              (ulimit -S -f 200; exec "$BATON" run w.yaml --data data) >said 2>&1 &
              room() { prlimit --pid $! --fsize=unlimited; }
            fi
            touch said
            tail -n +1 -f --pid $! said | grep -m 1 -E "is full|check the disk" || exit 90
            room || exit 91
            wait $! || exit 92
            cp -r data .baton
            """;

    private static final String READ_ONLY = """
            if [ "$(id -u)" = 0 ]; then
              mount --bind .baton .baton && mount -o remount,ro,bind .baton || exit 99
            else
              chmod -R a-w .baton
            fi
            "$BATON" run w.yaml 2>&1 && exit 93
            "$BATON" server --port 0 2>&1 && exit 94
            "$BATON" jobs list 1 2>&1 && exit 95
            "$BATON" backup b.zip >&2 || exit 96
            chmod -R u+w .baton 2>/dev/null
            exit 0
            """;

    @TempDir
    Path folder;

    /** What makes a world in which we may mount, or nothing. */
    private static List<String> ownWorld() throws IOException, InterruptedException {
        List<String> unshare = List.of("unshare", "--user", "--map-root-user", "--mount");
        try {
            Process tried = new ProcessBuilder("sh", "-c", String.join(" ", unshare) + " mount -t tmpfs tmpfs /mnt")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tried.waitFor() == 0 ? unshare : List.of();
        } catch (IOException noShell) {
            return List.of();
        }
    }

    @Test
    void a_full_disk_stops_a_run_until_there_is_room_and_nothing_is_lost() throws Exception {
        Command baton = new Command(folder);
        Ledger ledger = new Ledger(baton, 150);
        ledger.spec("w.yaml");
        baton.write("bell", "");
        baton.write("full.sh", FULL);
        Command.Outcome outcome = baton.script(ownWorld(), "full.sh");
        assertEquals(0, outcome.code(), () -> outcome.out() + said(baton));
        assertTrue(outcome.out().contains(baton.file("data/baton.db").toString()), outcome.out());
        ledger.check(1, "a full disk");
        assertEquals(150, baton.read("log").lines().count(), "each ran once");
    }

    private static String said(Command baton) {
        try {
            return baton.read("said");
        } catch (IOException none) {
            return "";
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_of_and_can_still_be_backed_up() throws Exception {
        Command baton = new Command(folder);
        baton.write("w.yaml", "name: w\njobs: [{name: a, command: 'true'}]\n");
        baton.good("run", "w.yaml");
        baton.write("read-only.sh", READ_ONLY);
        List<String> world = ownWorld();
        if (world.isEmpty() && "root".equals(System.getProperty("user.name"))) {
            // Modes do not bind root, and nothing else may be made read-only here.
            return;
        }
        Command.Outcome outcome = baton.script(world, "read-only.sh");
        assertEquals(0, outcome.code(), outcome.out());
        List<String> lines = outcome.out()
                .lines()
                .filter(line -> !line.startsWith("Backed up"))
                .toList();
        assertEquals(3, lines.size(), outcome.out());
        for (String line : lines) {
            assertTrue(line.contains("cannot open " + baton.file(".baton/baton.db") + " for writing"), line);
        }
        baton.good("restore", "b.zip", "--data", "elsewhere");
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_of() throws Exception {
        Command baton = new Command(folder);
        baton.write("w.yaml", "name: w\njobs: [{name: a, command: 'true'}]\n");
        for (String place : List.of("/proc/nothing/.baton", "w.yaml/.baton")) {
            for (String[] words : new String[][] {{"run", "w.yaml"}, {"server", "--port=0"}}) {
                Command.Outcome outcome = baton.run(words[0], words[1], "--data", place);
                assertEquals(1, outcome.code(), outcome.out());
                assertTrue(outcome.out().contains("the data folder "), outcome.out());
                assertTrue(outcome.out().contains(" cannot be used: "), outcome.out());
                assertEquals(1, outcome.out().lines().count(), outcome.out());
            }
            assertEquals(1, baton.run("doctor", "--data", place).code());
        }
        assertFalse(Files.exists(baton.file(".baton")));
    }
}
