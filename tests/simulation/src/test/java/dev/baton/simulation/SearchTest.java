package dev.baton.simulation;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.Engine;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.record.Ids;
import dev.baton.engine.worker.ClaimRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every order of two functions in small worlds, with one fault anywhere. Two initialisers at once are left to random schedules: each
 * helps the other with every step, so that what they may have seen doubles with each.
 */
final class SearchTest {
    private static final NodeOffer ROOMY = new NodeOffer(1000, 1L << 50, 1000, 1, Long.MAX_VALUE, null);
    private static final String DIAMOND = """
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [a]}
              - {name: d, command: x, depends_on: [b, c]}
            """;
    private static final String PAIR = """
            jobs:
              - {name: a, command: x}
              - {name: b, command: x}
              - {name: c, command: x, depends_on: [a, b]}
            """;
    private static final String CHAIN = """
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [b]}
            """;
    private static final String ANYWAY = """
            jobs:
              - {name: bad0, command: x}
              - {name: anyway, command: x, depends_on: [bad0], cancel_on_blocking_job_failure: false}
              - {name: last, command: x, depends_on: [anyway]}
            """;
    private static final String FAILURES = """
            user_data: [{name: d, data: 0}]
            jobs:
              - {name: bad0, command: x, output_user_data: [d]}
              - {name: good, command: x, output_user_data: [d]}
              - {name: canceled, command: x, input_user_data: [d]}
              - {name: anyway, command: x, input_user_data: [d], cancel_on_blocking_job_failure: false}
            """;

    static Stream<SmallWorld> worlds() {
        return Stream.of(
                world("two ends before one job", PAIR, SearchTest::claimAll, end(1), end(2)),
                world("two claims of one job", CHAIN, SearchTest::join, SearchTest::claim, SearchTest::claim),
                world("an end twice", DIAMOND, SearchTest::claimAll, end(1), end(1)),
                world("an end and a claim", CHAIN, SearchTest::claimAll, end(1), SearchTest::claim),
                world(
                        "initialise while a predecessor ends",
                        CHAIN,
                        SearchTest::claimAll,
                        end(1),
                        SearchTest::initialize),
                world(
                        "initialise what is new while a job ends",
                        PAIR,
                        SearchTest::claimAll,
                        end(1),
                        engine -> engine.workflows().initialize(1, true, false)),
                world("a failure and an end before different flags", FAILURES, SearchTest::claimAll, end(1), end(2)),
                world(
                        "a job canceled by hand while its predecessor ends",
                        CHAIN,
                        SearchTest::claimAll,
                        end(1),
                        cancel(2)),
                world("a job deleted while its predecessor ends", CHAIN, SearchTest::claimAll, end(1), delete(2)),
                world("a job deleted that ends", CHAIN, SearchTest::claimAll, end(1), delete(1)),
                world("a tick while a job ends", CHAIN, SearchTest::claimAll, end(1), Engine::tick),
                world(
                        "a node gives up while its job ends",
                        CHAIN,
                        SearchTest::claimAll,
                        end(1),
                        engine -> engine.workers().leave(node())),
                world(
                        "a failed job is retried while its follower ends",
                        ANYWAY,
                        SearchTest::failFirst,
                        engine -> engine.jobs().retry(Ids.of(1, 1), 1, 9),
                        end(2)),
                world(
                        "what failed is restarted while a follower ends",
                        ANYWAY,
                        SearchTest::failFirst,
                        engine -> {
                            engine.workflows().resetJobs(1, true);
                            engine.workflows().initialize(1, true, false);
                        },
                        end(2)),
                world(
                        "a node gives up while another claims",
                        PAIR,
                        SearchTest::claimAll,
                        engine -> engine.workers().leave(node()),
                        SearchTest::claim),
                world(
                        "the workflow is canceled while a job ends",
                        CHAIN,
                        SearchTest::claimAll,
                        end(1),
                        engine -> engine.workflows().cancel(1)));
    }

    private static SmallWorld world(
            String name, String jobs, Consumer<Engine> before, Consumer<Engine> one, Consumer<Engine> other) {
        return new SmallWorld(name, jobs, before, List.of(one, other), 1);
    }

    private static long node() {
        return Ids.of(1, 1);
    }

    private static void join(Engine engine) {
        engine.workers()
                .join(new ComputeNode(
                        0, 1, "host", 1, "2026-01-01T00:00:00Z", null, true, 8, 16, 0, 1, null, null, "local", null));
    }

    private static void claim(Engine engine) {
        engine.workers().claim(node(), new ClaimRequest(1, ROOMY, false, null, false));
    }

    private static void claimAll(Engine engine) {
        join(engine);
        engine.workers().claim(node(), new ClaimRequest(9, ROOMY, false, null, false));
    }

    /** The first job has failed, and what asked to run nevertheless runs. */
    private static void failFirst(Engine engine) {
        claimAll(engine);
        end(1).accept(engine);
        engine.workers().claim(node(), new ClaimRequest(9, ROOMY, false, null, false));
    }

    private static void initialize(Engine engine) {
        engine.workflows().initialize(1, false, false);
    }

    /** The first attempt of the job ends as its name says. */
    private static Consumer<Engine> end(long number) {
        return engine -> {
            String name = engine.jobs().get(Ids.of(1, number)).spec().name();
            int code = ExitCodes.of(name, 1);
            engine.workers()
                    .finish(node(), result(number, code == 0 ? JobStatus.COMPLETED : JobStatus.FAILED, code), Map.of());
        };
    }

    private static Consumer<Engine> cancel(long number) {
        return engine -> {
            Job job = engine.jobs().get(Ids.of(1, number));
            engine.jobs().complete(job.id(), 1, result(number, JobStatus.CANCELED, 130));
        };
    }

    private static Consumer<Engine> delete(long number) {
        return engine -> engine.jobs().delete(Ids.of(1, number));
    }

    private static Result result(long number, JobStatus status, int code) {
        return new Result(
                0,
                Ids.of(1, number),
                1,
                1,
                1,
                node(),
                code,
                0.5,
                "2026-01-01T00:00:00Z",
                status,
                null,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void hold_what_must_hold_in_every_order(SmallWorld world) {
        Search search = new Search(world, Sabotage.NONE);
        search.all();
        System.out.printf(
                "%s: %,d states, %,d ends, %,d paths%n", world.name(), search.states(), search.ends(), search.paths());
        assertTrue(search.states() > 20, "a search that visits nothing proves nothing");
    }

    @Test
    void an_engine_that_counts_arrivals_twice_is_found_out() {
        SmallWorld world = world("an end twice", PAIR, SearchTest::claimAll, end(1), end(1));
        assertThrows(Violation.class, () -> new Search(world, Sabotage.ARRIVALS_COUNT_TWICE).all());
    }
}
