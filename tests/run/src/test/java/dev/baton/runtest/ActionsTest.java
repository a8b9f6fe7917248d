package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workflow's actions, executed by the command. */
final class ActionsTest {
    @TempDir
    Path folder;

    private Command baton;

    @BeforeEach
    void command() {
        baton = new Command(folder);
    }

    private List<String> outcomes() throws Exception {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode action : baton.json("workflows", "list-actions", "1")) {
            outcomes.add(action.get("trigger_type").asText() + " "
                    + action.path("outcome").asText("not executed"));
        }
        return outcomes;
    }

    @Test
    void each_happens_at_its_time_and_a_failure_is_in_the_summary_and_among_the_events() throws Exception {
        baton.write("w.yaml", """
                name: w
                jobs:
                  - {name: a, command: echo a >> order}
                  - {name: b, command: echo b >> order, depends_on: [a]}
                actions:
                  - {trigger_type: on_workflow_start, action_type: run_commands, commands: [echo start >> ../order]}
                  - {trigger_type: on_worker_start, action_type: run_commands, commands: [echo worker >> ../order], persistent: true}
                  - {trigger_type: on_jobs_complete, action_type: run_commands, jobs: [b], commands: [exit 3]}
                  - {trigger_type: on_workflow_complete, action_type: run_commands, commands: ["baton jobs list 1 -f json > ../jobs", echo complete >> ../order]}
                  - {trigger_type: on_worker_complete, action_type: run_commands, commands: [echo left >> ../order]}
                """);
        Command.Outcome run = baton.run("run", "w.yaml");
        assertEquals(1, run.code(), run.out());
        assertTrue(
                run.out().contains("(on_jobs_complete) failed: command 1 of 1 ended with code 3: exit 3;"), run.out());
        assertEquals("start\nworker\na\nb\ncomplete\nleft\n", baton.read("order"));
        assertTrue(baton.read("jobs").contains("\"completed\""));
        assertEquals(
                List.of(
                        "on_workflow_start succeeded",
                        "on_worker_start not executed",
                        "on_jobs_complete failed",
                        "on_workflow_complete succeeded",
                        "on_worker_complete succeeded"),
                outcomes());
        List<String> events = new ArrayList<>();
        baton.json("events", "list", "1")
                .forEach(event -> events.add(event.at("/data/category").asText()));
        assertEquals(1, events.stream().filter("action_failed"::equals).count(), events::toString);
        assertEquals(4, events.stream().filter("action_succeeded"::equals).count(), events::toString);

        assertEquals(0, baton.run("run", "w.yaml").code(), "what was executed is not repeated");
        assertEquals("start\nworker\na\nb\ncomplete\nleft\nworker\n", baton.read("order"));
    }

    @Test
    void an_action_whose_worker_is_killed_is_begun_anew_by_the_next() throws Exception {
        baton.write("w.yaml", """
                name: w
                jobs: [{name: a, command: echo a >> order}]
                actions:
                  - trigger_type: on_workflow_start
                    action_type: run_commands
                    commands: ["echo begun >> ../order; [ -e ../go ] || sleep 600", echo done >> ../order]
                """);
        Process run = baton.start("run", "w.yaml");
        while (run.isAlive() && !Files.exists(baton.file("order"))) {
            run.waitFor(50, TimeUnit.MILLISECONDS);
        }
        run.destroyForcibly().waitFor();
        baton.write("go", "");
        baton.good("run", "w.yaml");
        assertEquals("begun\nbegun\ndone\na\n", baton.read("order"));
    }

    /** Three jobs that wait for one another need three workers that run one job each. */
    private void meeting(String action) throws Exception {
        String jobs = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> "  - {name: j" + i + ", command: \"touch m" + i
                        + "; until [ -e m1 -a -e m2 -a -e m3 ]; do sleep 0.05; done\"}\n")
                .collect(Collectors.joining());
        baton.write(
                "w.yaml",
                "name: w\njobs:\n" + jobs + "actions:\n  - {trigger_type: on_workflow_start,"
                        + " action_type: schedule_nodes, max_parallel_jobs: 1, " + action + "}\n");
    }

    @Test
    void schedule_nodes_starts_workers_beside_the_run() throws Exception {
        meeting("scheduler_type: local, num_allocations: 2");
        baton.good("run", "w.yaml", "--max-parallel-jobs", "1");
        assertEquals(3, baton.json("compute-nodes", "list", "1").size());
        assertEquals(List.of("on_workflow_start succeeded"), outcomes());
    }

    @Test
    void schedule_nodes_asks_the_workflows_remote_workers_by_ssh() throws Exception {
        baton.program("ssh", "#!/bin/sh\necho \"$@\" >> " + baton.file("asked") + "\nexec sh -s\n");
        baton.program(
                "baton",
                "#!/bin/sh\nexec " + Path.of("../../baton").toAbsolutePath().normalize() + " \"$@\"\n");
        meeting("scheduler_type: remote, start_one_worker_per_node: true");
        baton.good("workflows", "create", "w.yaml");
        baton.good("remote", "add-workers", "1", "alice@one", "two:2222");
        baton.good("run", "1", "--max-parallel-jobs", "1");
        assertEquals(3, baton.json("compute-nodes", "list", "1").size());
        String asked = baton.read("asked");
        assertTrue(asked.contains("-- alice@one sh -s") && asked.contains("-p 2222"), asked);
        assertTrue(!asked.contains(baton.read(".baton/admin.key").strip()), "the key is in no command line");

        String told = baton.good("remote", "run", "1", "three");
        assertTrue(told.startsWith("Asked three for a worker"), told);
        assertEquals(4, baton.json("compute-nodes", "list", "1").size());
    }
}
