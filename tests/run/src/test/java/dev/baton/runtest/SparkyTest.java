package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sparky's scenarios in the shell's language: one script is main and child, and tells by its tags which it is. */
final class SparkyTest {
    @TempDir
    static Path folder;

    private static Command baton;
    private static Process server;

    @BeforeAll
    static void serve() throws Exception {
        baton = new Command(folder);
        server = baton.serving("0", "--sparky-jobs", "0");
    }

    @AfterAll
    static void stop() {
        Command.stop(server);
    }

    private static String id(String queued) {
        return queued.strip().substring(queued.indexOf('/') + 1);
    }

    @Test
    void jobs_spawn_one_another_under_ids_that_are_waited_for_before_they_exist() throws Exception {
        baton.write("sparrowfile", """
                #!/usr/bin/env bash
                set -e
                i=${BATON_TAG_i:-0}
                if [ "$BATON_TAG_stage" = main ]; then
                  echo '{"hello": "world"}' | baton sparky stash put -p worker_1 -j seed_1
                  baton sparky queue -p worker_1 -j seed_1 -d 'spawned 1' -t stage=child -t i=1 "$0"
                  baton sparky wait $(for n in $(seq 1 10); do echo worker_$n/seed_$n; done)
                  baton sparky stash get -p worker_10 -j seed_10
                  echo
                  baton sparky file get -p worker_10 -j seed_10 README.md -
                  baton sparky meta -p worker_1 -j seed_1
                else
                  echo "meta: name=child$i age=$i"
                  [ "$i" != 1 ] || baton sparky stash get
                  next=$((i + 1))
                  [ "$i" = 10 ] || baton sparky queue -p worker_$next -j seed_$next -t stage=child -t i=$next "$0"
                  echo "I am $i" > README.md
                  baton sparky file put README.md
                  echo "{\\"i\\": $i}" | baton sparky stash put
                fi
                """);
        String main = id(baton.good("sparky", "run", "--localhost", "--no_sudo", "--with_sparky", "--tags=stage=main"));
        baton.good("sparky", "work", "--drain");
        String report = baton.good("sparky", "report", "-p", "main", "-j", main);
        assertTrue(report.contains("OK=10 FAIL=0 TIMEOUT=0"), report);
        assertTrue(report.contains("{\"i\":10}\nI am 10\n{\"name\":\"child1\",\"age\":\"1\"}"), report);
        assertEquals("OK\n", baton.good("sparky", "status", "-p", "main", "-j", main));
        assertTrue(
                baton.good("sparky", "report", "-p", "worker_1", "-j", "seed_1").contains("{\"hello\":\"world\"}"));
        assertEquals("8\tREADME.md\n", baton.good("sparky", "file", "list", "-p", "worker_10", "-j", "seed_10"));
    }

    @Test
    void a_scenario_finds_its_tags_and_its_configuration_and_its_secrets_stay_out_of_its_report() throws Exception {
        baton.write("tags.py", """
                #!/usr/bin/env python3
                import os
                print(os.environ["SP6_TAGS"].split(",")[0], open(os.environ["SP6_CONFIG"]).read().strip())
                print(os.environ["SPARKY_API_TOKEN"], os.environ["BATON_CALLBACK"])
                """);
        baton.good("sparky", "queue", "-p", "p", "-j", "j", "-t", "a=x=1", "tags.py");
        baton.good("sparky", "work", "--drain");
        String report = baton.good("sparky", "report", "-p", "p", "-j", "j");
        assertTrue(report.startsWith("a=x___eq___1 %()\n*******"), report);
        assertTrue(report.contains("x-nonce=*******&token=*******"), report);
        assertFalse(report.contains(baton.read(".baton/admin.key").strip()), report);
    }

    @Test
    void what_fails_is_FAIL_and_says_why() throws Exception {
        baton.write("bad.sh", "exit 3\n");
        baton.good("sparky", "queue", "-p", "p", "-j", "bad", "bad.sh");
        baton.good("sparky", "queue", "-p", "p", "-j", "far", "--sparrowdo", "host=elsewhere", "bad.sh");
        baton.good("sparky", "work", "--drain");
        assertEquals("FAIL\n", baton.good("sparky", "status", "-p", "p", "-j", "bad"));
        assertTrue(baton.good("sparky", "report", "-p", "p", "-j", "far").contains("run a worker on elsewhere"));
        Command.Outcome waited = baton.run("sparky", "wait", "p/bad", "p/never", "--timeout", "0");
        assertEquals(1, waited.code(), waited.out());
        assertEquals("OK=0 FAIL=1 TIMEOUT=1\n", waited.out());
        assertEquals("UNKNOWN\n", baton.good("sparky", "status", "-p", "p", "-j", "never"));
    }
}
