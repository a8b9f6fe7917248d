package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed, or told to stop, and begun again. */
final class KillTest {
    @TempDir
    Path folder;

    private List<String> lines(Command baton) throws Exception {
        return Files.exists(baton.file("log")) ? baton.read("log").lines().toList() : List.of();
    }

    /** Whoever reads it waits until a job has written to it. */
    private static void pipe(Command baton, String name) throws Exception {
        Process made = new ProcessBuilder("mkfifo", baton.file(name).toString()).start();
        assertEquals(0, made.waitFor());
    }

    @Test
    void after_a_kill_in_the_middle_of_200_jobs_the_rest_runs_and_what_was_finished_ran_once() throws Exception {
        Command baton = new Command(folder);
        baton.write("many.yaml", """
                name: many
                parameters: {i: "1:200"}
                jobs:
                  - {name: "job_{i}", command: "echo {i} >> log; if [ {i} = 60 ]; then echo here > reached; fi; sleep 0.01", use_parameters: [i]}
                  - {name: sum, command: "sort -nu log | awk '{s += $1} END {print s}' > sum", depends_on_regexes: ["^job_"]}
                """.replace("| paste -sd+ | bc", "| awk '{s += $1} END {print s}'"));
        pipe(baton, "reached");
        Process run = baton.start("run", "many.yaml");
        assertEquals("here\n", baton.read("reached"));
        run.destroyForcibly().waitFor();

        Files.delete(baton.file("reached"));

        String out = baton.good("run", "many.yaml");
        assertTrue(out.startsWith("Workflow 1 goes on: "), out);
        assertEquals("20100\n", baton.read("sum"));
        Map<String, Integer> starts = new HashMap<>();
        lines(baton).forEach(line -> starts.merge(line, 1, Integer::sum));
        assertEquals(200, starts.size());
        for (JsonNode job : baton.json("jobs", "list", "1")) {
            String number = job.get("name").asText().replace("job_", "");
            assertEquals("completed", job.get("status").asText());
            assertTrue(
                    number.equals("sum")
                            || starts.get(number) <= job.get("attempt_id").asInt(),
                    () -> job.get("name") + " ran " + starts.get(number) + " times in " + job.get("attempt_id")
                            + " attempts");
        }
        assertEquals(201, baton.json("results", "list", "1").size());
    }

    @Test
    void what_was_killed_is_gone_on_with_at_once_although_nobody_took_note_of_its_end() throws Exception {
        Command baton = new Command(folder);
        baton.write(
                "twice.yaml",
                "jobs: [{name: job, command: 'if mkdir begun; then echo here > reached; sleep 1000; fi'}]\n");
        pipe(baton, "reached");
        Process parent = baton.terminal("bash", "-c", "\"$BATON\" run twice.yaml >&2 & echo $!; exec sleep 1000")
                .start();
        try {
            long run = Long.parseLong(parent.inputReader().readLine());
            assertEquals("here\n", baton.read("reached"));
            ProcessHandle.of(run).orElseThrow().destroyForcibly();
            while (!Files.readString(Path.of("/proc/" + run + "/stat")).contains(") Z ")) {
                Thread.onSpinWait();
            }
            String out = baton.good("run", "twice.yaml");
            assertTrue(out.startsWith("Workflow 1 goes on: 0 of 1"), out);
        } finally {
            Command.stop(parent);
        }
    }

    @Test
    void a_run_that_is_told_to_stop_ends_its_jobs_and_keeps_what_they_did() throws Exception {
        Command baton = new Command(folder);
        baton.write("long.yaml", "name: long\njobs: [{name: sleeper, command: 'echo $$ > pid; exec sleep 1000'}]\n");
        pipe(baton, "pid");
        Process run = baton.start("run", "long.yaml");
        // The job's own word, which it can give only once it runs.
        long sleeper = Long.parseLong(baton.read("pid").strip());
        run.destroy();
        run.waitFor();
        assertTrue(ProcessHandle.of(sleeper).filter(ProcessHandle::isAlive).isEmpty(), "the job outlived its runner");
        JsonNode job = baton.json("jobs", "list", "1").get(0);
        assertEquals("terminated", job.get("status").asText());
    }
}
