package dev.baton.engine.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.RefusedException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class GraphPlannerTest {
    private static final long[] NONE = {};

    private static Relations job(long number, long[] dependsOn, long[] in, long[] out) {
        return new Relations(number, "job" + number, dependsOn, in, out, NONE, NONE);
    }

    private static long[] n(long... numbers) {
        return numbers;
    }

    @Test
    void edges_come_from_names_files_and_data_and_count_once() {
        Graph graph = GraphPlanner.plan(List.of(
                new Relations(1, "a", NONE, NONE, n(5), NONE, n(9)),
                new Relations(2, "b", n(1), n(5), NONE, n(9), NONE)));
        assertArrayEquals(NONE, graph.needs(0));
        assertArrayEquals(n(1), graph.needs(1));
        assertArrayEquals(n(2), graph.soleFeeds(0));
    }

    @Test
    void an_input_that_nobody_writes_is_no_edge() {
        Graph graph = GraphPlanner.plan(List.of(job(1, NONE, n(7), NONE), job(2, n(99), NONE, NONE)));
        assertArrayEquals(NONE, graph.needs(0));
        assertArrayEquals(NONE, graph.needs(1));
    }

    @Test
    void who_reads_and_writes_a_record_waits_for_its_other_writers_only() {
        Graph graph = GraphPlanner.plan(List.of(job(1, NONE, NONE, n(5)), job(2, NONE, n(5), n(5))));
        assertArrayEquals(NONE, graph.needs(0));
        assertArrayEquals(n(1), graph.needs(1));
    }

    @Test
    void many_writers_and_readers_of_a_record_share_a_latch() {
        List<Relations> jobs = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            jobs.add(job(i, NONE, NONE, n(5)));
        }
        for (int i = 11; i <= 20; i++) {
            jobs.add(job(i, NONE, n(5), NONE));
        }
        Graph graph = GraphPlanner.plan(jobs);
        assertEquals(20, graph.edges(), "ten in, ten out");
        assertArrayEquals(n(-1), graph.needs(15));
    }

    @Test
    void no_node_waits_for_more_than_64_at_any_width() {
        for (int width : new int[] {64, 65, 4096, 4097, 10_000}) {
            List<Relations> jobs = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                jobs.add(job(i, NONE, NONE, NONE));
            }
            jobs.add(job(width + 1L, LongStream.rangeClosed(1, width).toArray(), NONE, NONE));
            Graph graph = GraphPlanner.plan(jobs);
            for (int[] needs : graph.needs()) {
                assertTrue(needs.length <= Graph.WIDEST, width + ": " + needs.length);
            }
            assertTrue(graph.latches() <= width / 60 + 3, width + ": " + graph.latches() + " latches");
        }
    }

    @Test
    void one_node_tells_the_workflow_whatever_the_number_of_sinks() {
        for (int sinks : new int[] {1, 2, 64, 1000}) {
            List<Relations> jobs = new ArrayList<>();
            for (int i = 1; i <= sinks; i++) {
                jobs.add(job(i, NONE, NONE, NONE));
            }
            Graph graph = GraphPlanner.plan(jobs);
            long tellers = 0;
            for (int node = 0; node < graph.size(); node++) {
                tellers += LongStream.of(graph.otherFeeds(node))
                        .filter(target -> target == 0)
                        .count();
            }
            assertEquals(1, tellers, sinks + " sinks");
        }
    }

    @Test
    void a_circle_is_told_by_the_names_along_it() {
        RefusedException circle = assertThrows(
                RefusedException.class,
                () -> GraphPlanner.plan(List.of(
                        job(1, NONE, n(7), n(8)),
                        job(2, NONE, n(8), n(9)),
                        job(3, NONE, n(9), n(7)),
                        job(4, n(1), NONE, NONE))));
        assertTrue(
                circle.getMessage()
                        .matches(".*: (job1 -> job2 -> job3 -> job1|job2 -> job3 -> job1 -> job2"
                                + "|job3 -> job1 -> job2 -> job3);.*"),
                circle.getMessage());
    }

    @Test
    void what_must_come_before_a_job_is_what_a_naive_reckoning_says() {
        for (int seed = 0; seed < 60; seed++) {
            List<Relations> jobs = random(new Random(seed));
            assertEquals(naive(jobs), planned(GraphPlanner.plan(jobs)), "seed " + seed);
        }
    }

    private static List<Relations> random(Random random) {
        int count = 2 + random.nextInt(90);
        List<Relations> jobs = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int upTo = i;
            long[] depends = random.longs(random.nextInt(4), 1, i + 1L)
                    .filter(other -> other < upTo)
                    .toArray();
            // A record is written by low numbers and read by high ones, so that there is no circle.
            long[] out = i <= count / 2
                    ? random.longs(random.nextInt(3), 1, 6).distinct().toArray()
                    : NONE;
            long[] in = i > count / 2
                    ? random.longs(random.nextInt(3), 1, 6).distinct().toArray()
                    : NONE;
            jobs.add(job(i, depends, in, out));
        }
        return jobs;
    }

    private static List<BitSet> naive(List<Relations> jobs) {
        List<BitSet> before = new ArrayList<>();
        for (Relations job : jobs) {
            BitSet all = new BitSet();
            for (Relations other : jobs) {
                boolean named = LongStream.of(job.dependsOn()).anyMatch(number -> number == other.number());
                boolean shared = LongStream.of(job.inputFiles())
                        .anyMatch(file -> LongStream.of(other.outputFiles()).anyMatch(written -> written == file));
                if (other != job && (named || shared)) {
                    all.set((int) other.number());
                    all.or(before.get((int) other.number() - 1));
                }
            }
            before.add(all);
        }
        return before;
    }

    private static List<BitSet> planned(Graph graph) {
        BitSet[] before = new BitSet[graph.size()];
        for (int node : graph.order()) {
            before[node] = new BitSet();
            for (int source : graph.needs()[node]) {
                if (graph.isJob(source)) {
                    before[node].set((int) graph.number(source));
                }
                before[node].or(before[source]);
            }
        }
        return List.of(before).subList(0, graph.jobs().size());
    }
}
