package dev.baton.engine.spec;

import static dev.baton.engine.spec.Specs.errors;
import static dev.baton.engine.spec.Specs.yaml;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Circles through explicit dependencies, files and user data. */
class CycleTest {
    private static final int[] NONE = {};

    private static JobSpec job(int index, int[] dependsOn, int[] inputFiles, int[] outputFiles) {
        CommandTemplate command = CommandTemplate.of("x");
        return new JobSpec(
                "j" + index,
                command,
                null,
                true,
                false,
                0,
                -1,
                -1,
                -1,
                dependsOn,
                inputFiles,
                outputFiles,
                NONE,
                NONE,
                null);
    }

    private static String circle(String yaml) {
        List<String> errors = errors(yaml);
        assertEquals(1, errors.size(), errors.toString());
        return errors.getFirst().replaceAll(".*circle: (.*) \\(.*", "$1");
    }

    @Test
    void a_job_that_depends_on_itself_is_a_circle() {
        assertEquals("a -> a", circle("jobs: [{name: a, command: x, depends_on: [a]}]"));
    }

    @Test
    void files_close_a_circle() {
        assertEquals("a -> b -> a", circle("""
                files: [{name: f, path: f}, {name: g, path: g}]
                jobs:
                  - {name: a, command: "cat ${files.input.g} > ${files.output.f}"}
                  - {name: b, command: x, input_files: [f], output_files: [g]}
                """));
    }

    @Test
    void user_data_and_a_name_close_a_circle() {
        assertEquals("a -> b -> a", circle("""
                jobs:
                  - {name: a, command: "put ${user_data.output.u}", depends_on: [b]}
                  - {name: b, command: "get ${user_data.input.u}"}
                """));
    }

    @Test
    void reading_and_writing_one_record_is_no_circle() {
        WorkflowSpec spec = yaml("""
                files: [{name: f, path: f}]
                jobs:
                  - {name: update, command: x, input_files: [f], output_files: [f]}
                  - {name: make, command: x, output_files: [f]}
                  - {name: read, command: x, input_files: [f]}
                """);
        assertEquals(3, spec.jobs().size());
    }

    @Test
    void two_jobs_that_read_and_write_one_record_wait_for_each_other() {
        assertEquals("a -> b -> a", circle("""
                files: [{name: f, path: f}]
                jobs:
                  - {name: a, command: x, input_files: [f], output_files: [f]}
                  - {name: b, command: x, input_files: [f], output_files: [f]}
                """));
    }

    @Test
    void separate_circles_are_all_named() {
        assertEquals(2, errors("""
                jobs:
                  - {name: a, command: x, depends_on: [b]}
                  - {name: b, command: x, depends_on: [a]}
                  - {name: c, command: x, depends_on: [d, a]}
                  - {name: d, command: x, depends_on: [c]}
                """).size());
    }

    @Test
    void a_long_circle_is_cut_short_in_the_message() {
        int jobs = 100_000;
        List<JobSpec> ring = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            ring.add(job(i, new int[] {(i + 1) % jobs}, NONE, NONE));
        }
        List<int[]> cycles = CycleCheck.cycles(ring, 0, 0);
        assertEquals(1, cycles.size());
        assertEquals(jobs, cycles.getFirst().length);
        StringBuilder yaml = new StringBuilder("jobs:\n");
        for (int i = 0; i < 30; i++) {
            yaml.append("- {name: j")
                    .append(i)
                    .append(", command: x, depends_on: [j")
                    .append((i + 1) % 30)
                    .append("]}\n");
        }
        assertTrue(circle(yaml.toString()).endsWith("-> j19 -> 10 more -> j0"));
    }

    @Test
    void many_producers_and_consumers_of_one_record_cost_their_sum() {
        List<JobSpec> specs = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            specs.add(job(i, NONE, NONE, new int[] {0}));
        }
        for (int i = 50_000; i < 100_000; i++) {
            specs.add(job(i, NONE, new int[] {0}, NONE));
        }
        assertEquals(0, CycleCheck.cycles(specs, 1, 0).size());
    }

    @Test
    void random_graphs_agree_with_a_plain_search() {
        Random random = new Random(42);
        for (int round = 0; round < 2000; round++) {
            int jobs = 1 + random.nextInt(6);
            int files = 1 + random.nextInt(3);
            List<JobSpec> specs = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                specs.add(job(i, some(random, jobs, 8), some(random, files, 4), some(random, files, 4)));
            }
            boolean[][] waits = waits(specs);
            List<int[]> cycles = CycleCheck.cycles(specs, files, 0);
            assertEquals(cyclic(waits), !cycles.isEmpty());
            for (int[] cycle : cycles) {
                for (int i = 0; i < cycle.length; i++) {
                    assertTrue(waits[cycle[i]][cycle[(i + 1) % cycle.length]]);
                }
            }
        }
    }

    private static int[] some(Random random, int bound, int rarity) {
        return IntStream.range(0, bound)
                .filter(i -> random.nextInt(rarity) == 0)
                .toArray();
    }

    private static boolean[][] waits(List<JobSpec> specs) {
        int size = specs.size();
        boolean[][] waits = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            for (int other : specs.get(i).dependsOn()) {
                waits[i][other] = true;
            }
            for (int other = 0; other < size; other++) {
                for (int file : specs.get(i).inputFiles()) {
                    boolean produces = Arrays.binarySearch(specs.get(other).outputFiles(), file) >= 0;
                    waits[i][other] |= other != i && produces;
                }
            }
        }
        return waits;
    }

    /** Transitive closure, Warshall's way. */
    private static boolean cyclic(boolean[][] waits) {
        int size = waits.length;
        boolean[][] reach = new boolean[size][];
        for (int i = 0; i < size; i++) {
            reach[i] = waits[i].clone();
        }
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    reach[i][j] |= reach[i][k] && reach[k][j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            if (reach[i][i]) {
                return true;
            }
        }
        return false;
    }
}
