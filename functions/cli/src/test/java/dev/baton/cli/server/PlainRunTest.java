package dev.baton.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.cli.client.Baton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlainRunTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"flow.yaml", "./flow.yaml", "/tmp/flow.json", "../flow.kdl", "_flow", "Größe.yaml", "17", "run"})
    void a_file_or_an_id_alone_needs_no_reading(String specOrId) {
        assertTrue(PlainRun.is("run", specOrId));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "-", "--", "@arguments", "", " ", "\"flow.yaml\"", "'flow.yaml'"})
    void what_may_mean_something_else_is_read(String word) {
        assertFalse(PlainRun.is("run", word));
    }

    @Test
    void with_anything_more_it_is_read() {
        assertFalse(PlainRun.is("run"));
        assertFalse(PlainRun.is("worker", "flow.yaml"));
        assertFalse(PlainRun.is("run", "flow.yaml", "--strict"));
        assertFalse(PlainRun.is("run", "--strict", "flow.yaml"));
    }

    @Test
    void it_is_the_same_run_as_when_it_is_read() {
        Baton baton = new Baton(null);
        RunCommand read = new RunCommand(baton);
        new CommandLine(read.spec()).parseArgs("flow.yaml");
        RunCommand plain = new RunCommand(baton, "flow.yaml");
        assertEquals(said(read), said(plain));
    }

    private static String said(RunCommand run) {
        ResourceOptions resources = run.resources;
        return String.join(
                " ",
                run.specOrId,
                "" + run.skipChecks,
                "" + run.torcExitCode,
                "" + run.verbose,
                "" + resources.maxParallelJobs,
                "" + resources.numCpus,
                "" + resources.memoryGb,
                "" + resources.numGpus,
                "" + resources.pollInterval,
                "" + resources.outputDir,
                "" + resources.strict,
                "" + resources.noSparky);
    }
}
