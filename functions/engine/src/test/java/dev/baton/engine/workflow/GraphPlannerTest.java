package dev.baton.engine.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
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
    void each_sort_of_relation_makes_an_edge_by_itself() {
        List<Relations> named = List.of(job(1, NONE, NONE, NONE), job(2, n(1), NONE, NONE));
        List<Relations> files = List.of(job(1, NONE, NONE, n(5)), job(2, NONE, n(5), NONE));
        List<Relations> data = List.of(
                new Relations(1, "a", NONE, NONE, NONE, NONE, n(5)),
                new Relations(2, "b", NONE, NONE, NONE, n(5), NONE));
        for (List<Relations> jobs : List.of(named, files, data)) {
            Graph graph = GraphPlanner.plan(jobs);
            assertArrayEquals(n(1), graph.needs(1));
            assertEquals(0, graph.latches());
            assertEquals(1, graph.edges());
        }
    }

    @Test
    void a_file_and_user_data_of_one_number_are_two_records() {
        Graph graph = GraphPlanner.plan(List.of(
                new Relations(1, "a", NONE, NONE, n(5), NONE, NONE),
                new Relations(2, "b", NONE, NONE, NONE, n(5), NONE)));
        assertArrayEquals(NONE, graph.needs(1));
    }

    @Test
    void numbers_need_not_be_without_gaps() {
        Graph graph = GraphPlanner.plan(List.of(job(7, NONE, NONE, NONE), job(4_000_000, n(7), NONE, NONE)));
        assertArrayEquals(n(7), graph.needs(1));
        assertArrayEquals(n(4_000_000), graph.soleFeeds(0));
        assertArrayEquals(n(0), graph.otherFeeds(1));
    }

    @Test
    void a_latch_stands_where_it_takes_fewer_edges_only() {
        for (int[] size :
                new int[][] {{1, 5, 0, 5}, {5, 1, 0, 5}, {2, 2, 0, 4}, {2, 3, 1, 5}, {3, 2, 1, 5}, {1, 900, 0, 900}}) {
            List<Relations> jobs = new ArrayList<>();
            for (int i = 1; i <= size[0]; i++) {
                jobs.add(job(i, NONE, NONE, n(5)));
            }
            for (int i = 1; i <= size[1]; i++) {
                jobs.add(job(size[0] + i, NONE, n(5), NONE));
            }
            Graph graph = GraphPlanner.plan(jobs);
            String which = size[0] + " producers, " + size[1] + " consumers";
            long shared = LongStream.of(graph.needs(jobs.size() - 1))
                    .filter(need -> need < 0)
                    .count();
            assertEquals(size[2], shared, which);
            assertEquals(size[3], graph.edges(), which);
        }
    }

    @Test
    void among_many_producers_who_reads_too_waits_for_the_others_and_the_rest_for_all() {
        Graph graph = GraphPlanner.plan(List.of(
                job(1, NONE, NONE, n(5)),
                job(2, NONE, NONE, n(5)),
                job(3, NONE, n(5), n(5)),
                job(4, NONE, n(5), NONE),
                job(5, NONE, n(5), NONE)));
        assertArrayEquals(n(1, 2), graph.needs(2));
        assertArrayEquals(n(-1), graph.needs(3));
        assertArrayEquals(n(-1), graph.needs(4));
        assertArrayEquals(n(1, 2, 3), graph.needs(5));
    }

    @Test
    void many_who_read_and_write_one_record_are_a_circle_found_without_an_edge_for_each_pair() {
        List<Relations> jobs = new ArrayList<>();
        for (int i = 1; i <= 50_000; i++) {
            jobs.add(job(i, NONE, n(5), n(5)));
        }
        RefusedException circle = assertThrows(RefusedException.class, () -> GraphPlanner.plan(jobs));
        assertTrue(
                circle.getMessage().matches(".*: (job1 -> job2 -> job1|job2 -> job1 -> job2);.*"), circle.getMessage());
    }

    @Test
    void fan_in_has_as_many_levels_as_it_takes() {
        assertEquals(0, latchesOfFanIn(64));
        assertEquals(2, latchesOfFanIn(65));
        assertEquals(64, latchesOfFanIn(4096));
        assertEquals(65 + 2, latchesOfFanIn(4097));
        assertEquals(157 + 3, latchesOfFanIn(10_000));
    }

    private static int latchesOfFanIn(int width) {
        List<Relations> jobs = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            jobs.add(job(i, NONE, NONE, NONE));
        }
        jobs.add(job(width + 1L, LongStream.rangeClosed(1, width).toArray(), NONE, NONE));
        return GraphPlanner.plan(jobs).latches();
    }

    @Test
    void completion_waits_for_every_sink_through_latches() {
        for (int sinks : new int[] {2, 64, 65, 5000}) {
            List<Relations> jobs = new ArrayList<>();
            for (int i = 1; i <= sinks; i++) {
                jobs.add(job(i, NONE, NONE, NONE));
            }
            Graph graph = GraphPlanner.plan(jobs);
            int root = IntStream.range(0, graph.size())
                    .filter(node -> LongStream.of(graph.otherFeeds(node)).anyMatch(target -> target == 0))
                    .findFirst()
                    .orElseThrow();
            assertEquals(sinks, before(graph)[root].cardinality(), sinks + " sinks");
        }
    }

    @Test
    void completion_is_no_wider_than_any_other_node() {
        for (int sinks : new int[] {65, 5000}) {
            List<Relations> jobs = new ArrayList<>();
            for (int i = 1; i <= sinks; i++) {
                jobs.add(job(i, NONE, NONE, NONE));
            }
            for (int[] needs : GraphPlanner.plan(jobs).needs()) {
                assertTrue(needs.length <= Graph.WIDEST, sinks + " sinks: " + needs.length);
            }
        }
    }

    @Test
    void a_job_may_wait_for_a_later_one() {
        Graph graph = GraphPlanner.plan(
                List.of(job(1, n(2), NONE, NONE), job(2, n(3), NONE, NONE), job(3, NONE, NONE, NONE)));
        assertArrayEquals(n(2), graph.needs(0));
        assertArrayEquals(n(1), graph.soleFeeds(1));
        assertArrayEquals(new int[] {2, 1, 0}, graph.order());
    }

    @Test
    void a_circle_is_found_behind_and_beside_jobs_that_are_in_none() {
        RefusedException circle = assertThrows(
                RefusedException.class,
                () -> GraphPlanner.plan(List.of(
                        job(1, NONE, NONE, NONE),
                        job(2, n(1), NONE, NONE),
                        job(3, n(1, 2, 4), NONE, NONE),
                        job(4, n(1, 3), NONE, NONE))));
        assertTrue(
                circle.getMessage().matches(".*: (job3 -> job4 -> job3|job4 -> job3 -> job4);.*"), circle.getMessage());
    }

    @Test
    void of_a_long_circle_twenty_names_are_told() {
        for (int length : new int[] {19, 20, 21, 30}) {
            List<Relations> jobs = new ArrayList<>();
            for (int i = 1; i <= length; i++) {
                jobs.add(job(i, n(i == 1 ? length : i - 1), NONE, NONE));
            }
            String message = assertThrows(RefusedException.class, () -> GraphPlanner.plan(jobs))
                    .getMessage();
            assertEquals(Math.min(20, length + 1), message.split(" -> ").length, message);
        }
    }

    @Test
    void a_workflow_without_jobs_has_an_empty_graph() {
        Graph graph = GraphPlanner.plan(List.of());
        assertEquals(0, graph.size());
        assertEquals(0, graph.edges());
    }

    @Test
    void needs_and_feeds_say_the_same_and_the_order_is_topological() {
        for (int seed = 0; seed < 60; seed++) {
            Graph graph = GraphPlanner.plan(random(new Random(seed)));
            int[] place = new int[graph.size()];
            Arrays.fill(place, -1);
            for (int i = 0; i < graph.order().length; i++) {
                assertEquals(-1, place[graph.order()[i]], "a node twice, seed " + seed);
                place[graph.order()[i]] = i;
            }
            assertEquals(graph.size(), graph.order().length);
            Set<List<Integer>> needs = new HashSet<>();
            Set<List<Integer>> feeds = new HashSet<>();
            for (int node = 0; node < graph.size(); node++) {
                for (int source : graph.needs()[node]) {
                    assertTrue(place[source] < place[node], "seed " + seed);
                    assertTrue(needs.add(List.of(source, node)), "an edge twice, seed " + seed);
                }
                for (int target : graph.feeds()[node]) {
                    assertTrue(target == Graph.WORKFLOW || feeds.add(List.of(node, target)), "seed " + seed);
                }
            }
            assertEquals(needs, feeds, "seed " + seed);
        }
    }

    @Test
    void the_same_jobs_have_the_same_graph() {
        for (int seed = 0; seed < 10; seed++) {
            Graph one = GraphPlanner.plan(random(new Random(seed)));
            Graph other = GraphPlanner.plan(random(new Random(seed)));
            assertTrue(Arrays.deepEquals(one.needs(), other.needs()) && Arrays.equals(one.order(), other.order()));
        }
    }

    @Test
    void a_job_that_names_itself_is_a_circle() {
        RefusedException circle =
                assertThrows(RefusedException.class, () -> GraphPlanner.plan(List.of(job(1, n(1), NONE, NONE))));
        assertTrue(circle.getMessage().contains("job1 -> job1"), circle.getMessage());
    }

    @Test
    void a_circle_through_user_data_and_a_latch_names_jobs_only() {
        RefusedException circle = assertThrows(
                RefusedException.class,
                () -> GraphPlanner.plan(List.of(
                        new Relations(1, "a", NONE, NONE, NONE, n(9), n(5)),
                        new Relations(2, "b", NONE, NONE, NONE, NONE, n(5)),
                        new Relations(3, "c", NONE, NONE, NONE, n(5), n(9)),
                        new Relations(4, "d", NONE, NONE, NONE, n(5), NONE),
                        new Relations(5, "e", NONE, NONE, NONE, n(5), NONE))));
        assertTrue(
                circle.getMessage().contains(": a -> c -> a;")
                        || circle.getMessage().contains(": c -> a -> c;"),
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
        return List.of(before(graph)).subList(0, graph.jobs().size());
    }

    /** For each node the jobs that end before it is reached. */
    private static BitSet[] before(Graph graph) {
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
        return before;
    }
}
