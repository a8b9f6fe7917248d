package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines, their jobs and actors, as somebody at a shell uses them. */
final class ReactorsTest {
    private static final String PIPELINE = "f0f417f2-ba8b-5ac4-b421-255b69553391";

    @TempDir
    Path folder;

    private Command baton;
    private Process server;
    private String url;

    @BeforeAll
    static void programs() throws Exception {
        Debian.require("jq");
        Debian.require("curl");
    }

    @BeforeEach
    void serve() throws Exception {
        baton = new Command(folder);
        server = baton.start("server", "--port", "0");
        String line = server.inputReader().readLine();
        while (line != null && !line.startsWith("Baton serves ")) {
            line = server.inputReader().readLine();
        }
        url = line.replaceAll("Baton serves (\\S+), .*", "$1");
    }

    @AfterEach
    void stop() {
        Command.stop(server);
    }

    private String script(String text) throws Exception {
        baton.write("script.sh", "set -eu\n" + text);
        Command.Outcome outcome = baton.script(List.of(), "script.sh");
        assertEquals(0, outcome.code(), outcome.out());
        return outcome.out();
    }

    @Test
    void an_hpc_job_reports_with_curl_and_nothing_but_its_url() throws Exception {
        String out = script("""
                $BATON pipelines create --uuid %s --id fcs-etl-0.1
                nonce=$($BATON nonces create G56vjoAVzGkkq)
                job=$($BATON pipelinejobs create %s --data '{"data": {"alpha": 0.5}}' | jq -r .uuid)
                url=$($BATON pipelinejobs callback $job --nonce $nonce)
                $BATON pipelinejobs event $job run
                for status in PENDING STAGING_INPUTS SUBMITTING QUEUED RUNNING CLEANING_UP ARCHIVING FINISHED; do
                  curl -sSf -d '{"id": "7", "status": "'$status'"}' "${url/'${STATUS}'/$status}" | jq -r .status
                done
                $BATON pipelinejobs get $job | jq -c '[.status, (.history | length), .history[-1].FINISH.data.id]'
                $BATON pipelinejobs audit $job -f json | jq -c '[.[].kind] | unique'
                """.formatted(PIPELINE, PIPELINE));
        assertTrue(out.contains("[\"FINISHED\",7,\"7\"]"), out);
        assertTrue(out.endsWith("[\"ignored\"]\n"), out);
        assertFalse(out.contains("error"), out);
    }

    @Test
    void a_worker_runs_what_messages_ask_an_actor_for() throws Exception {
        baton.write("reactor.sh", "cat; echo; echo \"$word $PATH\"; echo '{\"n\": 1}' >> $BATON_RESULTS; exit 3\n");
        Process worker = baton.start("worker", "--actors", "--url", url);
        try {
            String out = script("""
                    actor=$($BATON actors create 'command:sh ./reactor.sh' --name fcs -f json | jq -r .id)
                    execution=$($BATON messages send $actor '{"key": 1}' -q word=hello -q PATH=/evil)
                    until [ "$($BATON executions get $actor $execution | jq -r .status)" = COMPLETE ]; do :; done
                    $BATON executions get $actor $execution | jq -c '[.outcome, .exitCode]'
                    $BATON executions logs $actor $execution
                    """);
            assertTrue(out.contains("[\"FAILED\",3]\n{\"key\":1}\nhello "), out);
            assertFalse(out.contains("/evil"), out);
        } finally {
            worker.destroy();
            worker.waitFor();
        }
    }

    @Test
    void a_worker_runs_several_messages_at_once_and_gives_back_what_it_cannot_end() throws Exception {
        Process worker = baton.start("worker", "--actors", "--num-cpus", "3", "--url", url);
        try {
            script("""
                    command='command:echo $MSG >> started; until [ -e go ]; do sleep 0.05; done; echo $MSG >> $BATON_RESULTS'
                    $BATON actors create "$command" -f json | jq -r .id > actor
                    for message in a b c d; do $BATON messages send $(cat actor) $message; done
                    until [ "$(cat started 2>/dev/null | wc -l)" = 3 ]; do sleep 0.05; done
                    """);
        } finally {
            worker.destroy();
            worker.waitFor();
        }
        String waiting = script("""
                $BATON executions list $(cat actor) -f json | jq -c '[.[].status] | unique'
                touch go
                """);
        assertTrue(waiting.contains("[\"SUBMITTED\"]"), waiting);
        Process next = baton.start("worker", "--actors", "--url", url);
        try {
            String done = script("""
                    until [ "$($BATON executions list $(cat actor) -f json | jq -c '[.[].status] | unique')" = '["COMPLETE"]' ]; do
                      sleep 0.05
                    done
                    sort started | uniq -c | tr -d '\\n'
                    """);
            assertEquals("2a2b2c1d", done.replaceAll("\\s", ""));
        } finally {
            next.destroy();
            next.waitFor();
        }
    }

    @Test
    void a_workflows_job_is_completed_by_curl_at_its_callback() throws Exception {
        String out = script("""
                actor=$($BATON actors create 'command:true' -f json | jq -r .id)
                printf 'jobs: [{name: a, target: {actor: %%s}}, {name: b, command: "true", depends_on: [a]}]' $actor > w.yaml
                id=$($BATON workflows create w.yaml -f json | jq .id)
                $BATON workflows initialize-jobs $id
                job=$($BATON jobs list $id -f json | jq '.[] | select(.name == "a") | .id')
                url=$(curl -sSf -H "Authorization: Bearer $(cat .baton/admin.key)" %s/baton/v1/jobs/$job/callback | jq -r .url)
                $BATON jobs get $job | jq -r .status
                curl -sSf -X POST "$url&status=FINISHED" | jq -c .status
                $BATON jobs list $id -f json | jq -c '[.[].status]'
                """.formatted(url));
        assertTrue(out.contains("running\n\"completed\"\n[\"completed\",\"ready\"]"), out);
    }
}
