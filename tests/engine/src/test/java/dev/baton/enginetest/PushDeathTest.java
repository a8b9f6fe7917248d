package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sender;
import dev.baton.engine.push.Sent;
import dev.baton.engine.spec.WorkflowSpec;
import dev.baton.engine.target.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A process dies at each write and at each sending of a workflow with push jobs; others go on, and the end is the same. */
final class PushDeathTest {
    private static final String SPEC = """
            name: pushes
            failure_handlers: [{name: again, rules: [{exit_codes: [7], max_retries: 3}]}]
            user_data: [{name: d}]
            jobs:
              - {name: root, target: "https://t.example"}
              - {name: a, command: x, depends_on: [root]}
              - {name: now, target: "https://t.example", depends_on: [a], output_user_data: [d]}
              - {name: later, target: "https://t.example", depends_on: [a]}
              - {name: flaky, target: "https://t.example", depends_on: [now, later], failure_handler: again}
              - {name: reads, target: "https://t.example", input_user_data: [d]}
              - {name: bad, target: "https://t.example", depends_on: [flaky]}
              - {name: follows, target: "https://t.example", depends_on: [bad]}
              - {name: last, command: x, depends_on: [flaky]}
            """;

    private static final WorkflowSpec PARSED = World.spec(SPEC);

    /** Targets of many processes, of which one dies at its sending of this number, before or after it arrives. */
    private static final class Houses implements Sender {
        private final List<JsonNode> accepted = new ArrayList<>();
        private final List<Integer> seen = new ArrayList<>();
        private final Targets targets = new Targets()
                .on("later", payload -> {
                    accepted.add(payload);
                    return Targets.ACCEPTED;
                })
                .on("now", Targets.json("{\"status\":\"completed\",\"user_data\":{\"d\":5}}"))
                .on("reads", payload -> {
                    seen.add(payload.at("/input/user_data/d").asInt());
                    return Targets.DONE;
                })
                .on("flaky", payload -> payload.at("/job/attempt").asInt() == 1 ? Targets.failed(7) : Targets.DONE)
                .on("bad", Targets.failed(1));
        private long dying;
        private boolean arrives;
        private long sends;

        Push push(boolean inline) {
            return Push.plain(this, URI.create("https://b.example"), inline);
        }

        @Override
        public Sent send(Target target, Delivery delivery) {
            boolean dies = ++sends == dying;
            if (dies && !arrives) {
                throw new DyingItemStore.Died();
            }
            Sent sent = targets.send(target, delivery);
            if (dies) {
                throw new DyingItemStore.Died();
            }
            return sent;
        }

        void callBack(World world) {
            List.copyOf(accepted).forEach(payload -> Targets.call(world, payload, Targets.completed()));
        }
    }

    private static void tell(World world, Houses houses) {
        world.engine().workflows().createOnce(PARSED, "u", "hash");
        for (int round = 0; round < 6; round++) {
            world.pass(Duration.ofMinutes(1));
            new Worker(world, 1).runAll();
            houses.callBack(world);
        }
    }

    private static Map<String, JobStatus> end(World world, Houses houses) {
        for (int round = 0; round < 30 && !world.complete(1); round++) {
            world.pass(Duration.ofMinutes(3));
            new Worker(world, 1).runAll();
            houses.callBack(world);
        }
        return world.statuses(1);
    }

    private static void survives(Map<String, JobStatus> expected, World world, Houses houses, String where) {
        world.restart();
        world.engine().workflows().createOnce(PARSED, "u", "hash");
        long workflow = world.engine().workflows().list().getFirst().id();
        if (workflow != 1) {
            // It died before anybody could know the workflow.
            return;
        }
        assertEquals(expected, end(world, houses), where);
        Map<String, Integer> results = new HashMap<>();
        for (Result result : world.engine().results().all(1)) {
            assertEquals(1, results.merge(result.jobId() + "/" + result.attempt(), 1, Integer::sum), where);
        }
        houses.seen.forEach(value -> assertEquals(5, value, where));
    }

    private static void everywhere(boolean inline) {
        Houses whole = new Houses();
        World first = new World().sending(whole.push(inline));
        tell(first, whole);
        long writes = first.items.writes();
        long sends = whole.sends;
        Map<String, JobStatus> expected = end(first, whole);
        assertEquals(JobStatus.COMPLETED, expected.get("last"));
        assertEquals(JobStatus.FAILED, expected.get("bad"));
        assertEquals(JobStatus.CANCELED, expected.get("follows"));
        assertTrue(sends >= 7, "sends " + sends);
        for (boolean applied : new boolean[] {false, true}) {
            for (long dying = 1; dying <= writes; dying++) {
                Houses houses = new Houses();
                World world = new World().sending(houses.push(inline));
                long when = dying;
                boolean still = applied;
                world.interpose(store -> new DyingItemStore(store, when, still));
                die(() -> tell(world, houses));
                survives(expected, world, houses, "died at write " + dying + (applied ? " (applied)" : ""));
            }
            for (long dying = 1; dying <= sends; dying++) {
                Houses houses = new Houses();
                houses.dying = dying;
                houses.arrives = applied;
                World world = new World().sending(houses.push(inline));
                die(() -> tell(world, houses));
                survives(expected, world, houses, "died at sending " + dying + (applied ? " (arrived)" : ""));
            }
        }
    }

    private static void die(Runnable story) {
        try {
            story.run();
        } catch (DyingItemStore.Died died) {
            return;
        }
    }

    @Test
    void with_jobs_sent_as_soon_as_they_are_unblocked() {
        everywhere(true);
    }

    @Test
    void with_jobs_sent_by_ticks_alone() {
        everywhere(false);
    }
}
