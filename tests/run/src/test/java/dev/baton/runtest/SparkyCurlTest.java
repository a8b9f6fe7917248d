package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Job API by curl alone: what a scenario needs is its environment, and each call is one line. */
final class SparkyCurlTest {
    private static final String SCENARIO = """
            #!/usr/bin/env bash
            set -e
            call() { curl -fsS -H "Token: $SPARKY_API_TOKEN" "$@"; }
            quoted() { python3 -c 'import json, sys; print(json.dumps(sys.stdin.read()))'; }
            queue() { # PROJECT ID TAGS
              call -d @- "$BATON_URL/queue" <<EOF
            {"config": {"project": "$1", "job-id": "$2", "tags": $3, "description": "stage $2",
                        "parent-project": "$SPARKY_PROJECT", "parent-job-id": "$SPARKY_JOB_ID"},
             "trigger": {"sparrowdo": {"no_sudo": true}}, "sparrowfile": $(quoted < "$0"), "sparrowdo-config": {}}
            EOF
              echo
            }
            ended() { # PROJECT ID: waits for 1, ok
              until [ "$(curl -sS "$BATON_URL/status/$1/$2?wait=25")" = 1 ]; do :; done
            }
            i=${BATON_TAG_i:-0}
            if [ "$BATON_TAG_stage" = main ]; then
              call -d '{"config": {"project": "w_1", "job-id": "s_1"}, "data": {"hello": "world"}}' "$BATON_URL/stash"
              echo
              queue w_1 s_1 '{"stage": "child", "i": 1}'
              for n in $(seq 1 10); do ended w_$n s_$n; done
              call "$BATON_URL/stash/w_1/s_1"
              echo
              call "$BATON_URL/file/w_10/s_10/README"
              call "$BATON_URL/baton/v1/sparky/jobs/w_1/s_1/meta"
            else
              call "$BATON_URL/stash/$SPARKY_PROJECT/$SPARKY_JOB_ID" | grep -q world || [ $i != 1 ]
              echo "meta: name=alexey age=48"
              echo "meta: reboot=need"
              next=$((i + 1))
              [ $i = 10 ] || queue w_$next s_$next "{\\"stage\\": \\"child\\", \\"i\\": $next}"
              mine="{\\"project\\": \\"$SPARKY_PROJECT\\", \\"job-id\\": \\"$SPARKY_JOB_ID\\"}"
              call -d "{\\"config\\": $mine, \\"data\\": {\\"hello\\": \\"Sparky\\"}}" "$BATON_URL/stash"
              echo "I am $i" | call -T - "$BATON_URL/file/project/$SPARKY_PROJECT/job/$SPARKY_JOB_ID/filename/README"
            fi
            """;

    @TempDir
    Path folder;

    private Process server;

    @AfterEach
    void stop() {
        Command.stop(server);
    }

    @Test
    void ten_jobs_that_spawn_one_another_pass_stashes_files_and_meta() throws Exception {
        Command baton = new Command(folder);
        server = baton.serving("0");
        baton.write("sparrowfile", SCENARIO);
        String main = baton.good("sparky", "run", "--tags=stage=main").strip();
        Command.Outcome waited = baton.run("sparky", "wait", main);
        String report = baton.good("sparky", "report", "-p", "main", "-j", main.substring(main.indexOf('/') + 1));
        assertEquals("OK=1 FAIL=0 TIMEOUT=0\n", waited.out(), report);
        assertTrue(report.contains("{\"project\":\"w_1\",\"job-id\":\"s_1\"}"), report);
        assertTrue(
                report.endsWith("{\"hello\":\"Sparky\"}\nI am 10\n"
                        + "[{\"name\":\"alexey\",\"age\":\"48\"},{\"reboot\":\"need\"}]"),
                report);
    }
}
