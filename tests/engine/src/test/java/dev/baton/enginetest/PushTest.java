package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Reason;
import dev.baton.engine.push.Answer;
import dev.baton.engine.push.Callbacks;
import dev.baton.engine.push.DeadLetter;
import dev.baton.engine.push.Links;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sent;
import dev.baton.engine.target.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Jobs that are sent to where they run. */
final class PushTest {
    private static final String CHAIN = """
            name: chain
            jobs:
              - {name: first, command: x}
              - {name: middle, target: "https://example.com/f", depends_on: [first]}
              - {name: last, command: x, depends_on: [middle]}
            """;

    private static final String PAIR = """
            name: pair
            user_data: [{name: question, data: {number: 6}}, {name: product}]
            jobs:
              - {name: ask, target: "https://ask.example", input_user_data: [question], output_user_data: [product]}
              - {name: tell, target: "arn:aws:lambda:us-east-1:123456789012:function:tell", input_user_data: [product]}
            """;

    private final Targets targets = new Targets();
    private final World world = new World().sending(targets.push(true));

    private static String fan(int width) {
        return IntStream.range(0, width)
                .mapToObj(i -> "  - {name: p" + i + ", target: 'https://example.com', depends_on: [root]}\n")
                .collect(Collectors.joining("", "name: fan\njobs:\n  - {name: root, command: x}\n", ""));
    }

    private long code(long workflow, String name) {
        return world.engine().results().all(workflow).stream()
                .filter(result -> result.jobId() == world.job(workflow, name).id())
                .reduce((older, newer) -> newer)
                .orElseThrow()
                .returnCode();
    }

    @Test
    void a_push_job_with_one_edge_takes_at_most_4_write_units() {
        targets.on("middle", Targets.ACCEPTED);
        long warm = world.armed(CHAIN);
        world.engine().callbacks();
        new Worker(world, warm).runAll();
        world.items.reset();
        long workflow = world.armed(CHAIN);
        long creation = world.items.writeUnits();
        world.items.reset();
        world.armed(CHAIN.replaceAll("  - \\{name: middle.*\\n", "").replace("[middle]", "[first]"));
        creation -= world.items.writeUnits();
        Worker worker = new Worker(world, workflow);
        var first = worker.claim(1).getFirst();
        world.items.reset();
        worker.finish(first, 0);
        long finishOfFirst = 1;
        long unblockedAndSent = world.items.writeUnits() - finishOfFirst;
        assertEquals(JobStatus.RUNNING, world.status(workflow, "middle"));
        world.items.reset();
        Targets.call(world, targets.last("middle"), Targets.completed());
        long unblockOfLast = 2;
        long end = world.items.writeUnits() - unblockOfLast;
        assertEquals(JobStatus.READY, world.status(workflow, "last"));
        assertEquals(1, creation, "creation");
        assertEquals(2, unblockedAndSent, "unblock and claim, then running");
        assertEquals(1, end, "end");
    }

    @Test
    void a_push_job_that_is_answered_at_once_takes_3_write_units() {
        long workflow = world.armed(CHAIN);
        Worker worker = new Worker(world, workflow);
        var first = worker.claim(1).getFirst();
        world.items.reset();
        worker.finish(first, 0);
        long finishOfFirst = 1;
        long unblockOfLast = 2;
        assertEquals(2 + 1, world.items.writeUnits() - finishOfFirst - unblockOfLast, "and once the signing key");
        assertEquals(JobStatus.READY, world.status(workflow, "last"));
    }

    @Test
    void two_functions_pass_user_data_from_one_to_the_other() {
        targets.on(
                "ask",
                payload -> Targets.json("{\"status\":\"completed\",\"user_data\":{\"product\":"
                        + 7 * payload.at("/input/user_data/question/number").asInt() + "}}"));
        long workflow = world.armed(PAIR);
        assertEquals(List.of("ask", "tell"), targets.names());
        assertEquals(42, targets.last("tell").at("/input/user_data/product").asInt());
        assertTrue(world.complete(workflow));
        assertEquals(
                42,
                world.engine().userData().list(workflow).stream()
                        .filter(data -> data.name().equals("product"))
                        .map(UserData::data)
                        .findFirst()
                        .orElseThrow()
                        .asInt());
    }

    @Test
    void with_inline_dispatch_off_ticks_alone_finish_the_workflow() {
        targets.on("ask", payload -> Targets.json("{\"status\":\"completed\",\"user_data\":{\"product\":1}}"));
        world.sending(targets.push(false));
        long workflow = world.armed(PAIR);
        assertEquals(List.of(), targets.names());
        world.pass(Duration.ofMinutes(2));
        assertEquals(List.of("ask", "tell"), targets.names());
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_tick_in_a_process_that_sends_nothing_leaves_the_jobs_to_others() {
        world.sending(Push.OFF);
        long workflow = world.armed(PAIR);
        world.pass(Duration.ofMinutes(30));
        assertEquals(JobStatus.READY, world.status(workflow, "ask"));
        targets.on("ask", payload -> Targets.json("{\"status\":\"completed\",\"user_data\":{\"product\":1}}"));
        world.sending(targets.push(false));
        world.pass(Duration.ofMinutes(2));
        assertTrue(world.complete(workflow));
    }

    @Test
    void workers_never_get_a_push_job() {
        world.sending(Push.OFF);
        long workflow = world.armed(PAIR);
        assertEquals(List.of(), new Worker(world, workflow).claim(10));
        assertEquals(List.of(), world.engine().claims().next(workflow, 10));
        assertTrue(world.engine().jobs().why(world.job(workflow, "ask").id()) instanceof Reason.Sending);
    }

    @Test
    void what_was_answered_stays_and_what_was_answered_otherwise_comes_too_late() {
        targets.on("ask", Targets.ACCEPTED);
        long workflow = world.armed(PAIR);
        JsonNode ask = targets.last("ask");
        assertTrue(world.engine().jobs().why(ask.at("/job/id").asLong()) instanceof Reason.Answer);
        var done = new Callbacks.Reply.Taken(JobStatus.COMPLETED);
        assertEquals(done, Targets.call(world, ask, Targets.completed()));
        assertEquals(done, Targets.call(world, ask, Targets.completed()));
        assertEquals(new Callbacks.Reply.TooLate(JobStatus.COMPLETED), Targets.call(world, ask, Targets.failure(1)));
        assertEquals(
                new Callbacks.Reply.TooLate(JobStatus.COMPLETED),
                Targets.call(world, ask, new Callbacks.Word.Running()));
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_wrong_or_old_token_changes_nothing() {
        targets.on("ask", Targets.ACCEPTED);
        long workflow = world.armed(PAIR);
        JsonNode back = targets.last("ask").get("callback");
        long id = world.job(workflow, "ask").id();
        String nonce = back.get("nonce").asText();
        String token = back.get("token").asText();
        var forbidden = new Callbacks.Reply.Forbidden();
        var word = Targets.completed();
        Callbacks callbacks = world.engine().callbacks();
        world.items.reset();
        assertEquals(forbidden, callbacks.call(id, nonce, "0123456789abcdef", word));
        assertEquals(forbidden, callbacks.call(id, nonce, null, word));
        assertEquals(forbidden, callbacks.call(id, null, token, word));
        assertEquals(forbidden, callbacks.call(id, nonce + "0", token, word));
        assertEquals(forbidden, callbacks.call(id, "2" + nonce.substring(1), token, word));
        assertEquals(forbidden, callbacks.call(world.job(workflow, "tell").id(), nonce, token, word));
        world.clock.set(world.clock.instant().plus(Duration.ofHours(73)));
        assertEquals(forbidden, callbacks.call(id, nonce, token, word));
        assertEquals(0, world.items.writes());
        assertEquals(JobStatus.RUNNING, world.status(workflow, "ask"));
    }

    @Test
    void a_late_word_of_an_older_attempt_is_refused() {
        targets.on("middle", Targets.ACCEPTED);
        long workflow = world.armed(CHAIN);
        new Worker(world, workflow).runAll();
        JsonNode old = targets.last("middle");
        world.engine().jobs().retry(world.job(workflow, "middle").id(), 1, 10);
        assertEquals(2, targets.count("middle"));
        assertEquals(new Callbacks.Reply.TooLate(JobStatus.RUNNING), Targets.call(world, old, Targets.completed()));
        assertEquals(JobStatus.RUNNING, world.status(workflow, "middle"));
        assertEquals(2, world.job(workflow, "middle").attempt());
    }

    @Test
    void a_failure_handler_has_the_job_sent_again_under_another_key() {
        targets.on("flaky", payload -> payload.at("/job/attempt").asInt() == 1 ? Targets.failed(7) : Targets.DONE);
        long workflow = world.armed("""
                name: again
                failure_handlers: [{name: again, rules: [{exit_codes: [7], max_retries: 3, backoff_seconds: 30}]}]
                jobs:
                  - {name: flaky, target: "https://example.com", failure_handler: again}
                """);
        assertEquals(1, targets.count("flaky"));
        assertEquals(JobStatus.READY, world.status(workflow, "flaky"));
        world.pass(Duration.ofMinutes(2));
        assertEquals(2, targets.count("flaky"));
        assertEquals(
                world.job(workflow, "flaky").id() + "-2",
                targets.last("flaky").get("idempotency_key").asText());
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_target_out_of_reach_is_tried_six_times_and_then_leaves_a_dead_letter() {
        targets.on("middle", Targets.BROKEN);
        long workflow = world.armed(CHAIN);
        new Worker(world, workflow).runAll();
        assertEquals(1, targets.count("middle"));
        assertEquals(JobStatus.PENDING, world.status(workflow, "middle"));
        assertTrue(world.engine().jobs().why(world.job(workflow, "middle").id()) instanceof Reason.Time);
        world.pass(Duration.ofMinutes(30));
        assertEquals(6, targets.count("middle"));
        assertEquals(1, Set.copyOf(targets.names()).size());
        assertEquals(JobStatus.FAILED, world.status(workflow, "middle"));
        assertEquals(JobStatus.CANCELED, world.status(workflow, "last"));
        assertEquals(Push.UNDELIVERED, code(workflow, "middle"));
        DeadLetter letter = world.engine().deadLetters().list(10).getFirst();
        assertEquals("https://example.com/f", letter.target());
        assertEquals("the host is down", letter.reason());
        assertEquals(6, letter.sends());
    }

    @Test
    void a_redriven_job_runs_with_its_next_attempt_and_the_letter_is_gone() {
        targets.on("middle", new Sent.Refused("404"));
        long workflow = world.armed(CHAIN);
        new Worker(world, workflow).runAll();
        DeadLetter letter = world.engine().deadLetters().list(10).getFirst();
        targets.on("middle", Targets.DONE);
        Job again = world.engine().deadLetters().redrive(letter.jobId(), letter.attempt());
        assertEquals(2, again.attempt());
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "middle"));
        assertEquals(JobStatus.READY, world.status(workflow, "last"));
        assertEquals(List.of(), world.engine().deadLetters().list(10));
        assertEquals(
                2,
                world.engine()
                        .deadLetters()
                        .redrive(letter.jobId(), letter.attempt())
                        .attempt());
    }

    @Test
    void a_discarded_letter_leaves_the_job_as_it_is() {
        targets.on("middle", new Sent.Refused("404"));
        long workflow = world.armed(CHAIN);
        new Worker(world, workflow).runAll();
        DeadLetter letter = world.engine().deadLetters().list(10).getFirst();
        world.engine().deadLetters().discard(letter.jobId(), letter.attempt());
        assertEquals(List.of(), world.engine().deadLetters().list(10));
        assertEquals(JobStatus.FAILED, world.status(workflow, "middle"));
        assertThrows(
                dev.baton.engine.NotFoundException.class,
                () -> world.engine().deadLetters().discard(letter.jobId(), letter.attempt()));
    }

    @Test
    void a_letter_shows_no_query_of_its_address() {
        targets.on("a", new Sent.Refused("404"));
        world.armed("jobs: [{name: a, target: 'https://h.example/p?sig=secret'}]");
        assertEquals(
                "https://h.example/p",
                world.engine().deadLetters().list(1).getFirst().target());
    }

    @Test
    void no_more_jobs_are_on_their_way_than_are_allowed_at_once() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        world.sending(
                new Push(targets, Links.NONE, () -> URI.create("https://b.example"), true, 3, tasks::add, () -> true));
        long workflow = world.armed(fan(10));
        new Worker(world, workflow).runAll();
        Map<JobStatus, Integer> counts = world.engine().jobs().count(workflow);
        assertEquals(3, counts.get(JobStatus.PENDING));
        assertEquals(7, counts.get(JobStatus.READY));
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
        assertEquals(3, targets.names().size(), "what stood ready was left to the tick");
        for (int minute = 0; minute < 5; minute++) {
            world.pass(Duration.ofMinutes(1));
            while (!tasks.isEmpty()) {
                tasks.poll().run();
            }
        }
        assertTrue(world.complete(workflow));
        assertEquals(new HashSet<>(targets.names()).size(), targets.names().size());
    }

    @Test
    void a_chain_of_many_push_jobs_is_no_deep_stack() {
        StringBuilder yaml = new StringBuilder("name: deep\njobs:\n  - {name: j0, target: 'https://a.example'}\n");
        for (int i = 1; i < 3000; i++) {
            yaml.append("  - {name: j" + i + ", target: 'https://a.example', depends_on: [j" + (i - 1) + "]}\n");
        }
        long workflow = world.armed(yaml.toString());
        assertTrue(world.complete(workflow));
        assertEquals(3000, targets.names().size());
    }

    @Test
    void an_answer_that_never_comes_fails_the_attempt_after_its_timeout() {
        targets.on("slow", Targets.ACCEPTED);
        long workflow = world.armed("jobs: [{name: slow, target: {url: 'https://a.example', timeout: PT10M}}]");
        world.pass(Duration.ofMinutes(9));
        assertEquals(JobStatus.RUNNING, world.status(workflow, "slow"));
        world.pass(Duration.ofMinutes(3));
        assertEquals(JobStatus.FAILED, world.status(workflow, "slow"));
        assertEquals(Push.NO_ANSWER, code(workflow, "slow"));
    }

    @Test
    void a_target_that_says_it_runs_has_its_time_anew() {
        targets.on("slow", Targets.ACCEPTED);
        long workflow = world.armed("jobs: [{name: slow, target: {url: 'https://a.example', timeout: 600}}]");
        world.pass(Duration.ofMinutes(8));
        Targets.call(world, targets.last("slow"), new Callbacks.Word.Running());
        world.pass(Duration.ofMinutes(8));
        assertEquals(JobStatus.RUNNING, world.status(workflow, "slow"));
        world.pass(Duration.ofMinutes(4));
        assertEquals(JobStatus.FAILED, world.status(workflow, "slow"));
    }

    @Test
    void the_runtime_of_its_requirements_is_a_jobs_timeout() {
        targets.on("slow", Targets.ACCEPTED);
        long workflow = world.armed("""
                resource_requirements: [{name: brief, num_cpus: 1, memory: 1g, runtime: PT5M}]
                jobs: [{name: slow, target: "https://a.example", resource_requirements: brief}]
                """);
        world.pass(Duration.ofMinutes(7));
        assertEquals(JobStatus.FAILED, world.status(workflow, "slow"));
    }

    @Test
    void a_workflow_with_jobs_under_way_is_looked_at_every_quarter_of_an_hour_at_most() {
        targets.on("slow", Targets.ACCEPTED);
        world.armed("jobs: [{name: slow, target: 'https://a.example'}]");
        world.pass(Duration.ofHours(2));
        world.items.reset();
        world.pass(Duration.ofHours(10));
        assertTrue(world.items.writes() <= 41, "writes " + world.items.writes());
    }

    @Test
    void late_answers_to_a_canceled_workflow_change_nothing() {
        targets.on("middle", Targets.ACCEPTED);
        long workflow = world.armed(CHAIN);
        new Worker(world, workflow).runAll();
        JsonNode middle = targets.last("middle");
        world.engine().workflows().cancel(workflow);
        assertEquals(new Callbacks.Reply.TooLate(JobStatus.CANCELED), Targets.call(world, middle, Targets.completed()));
        assertEquals(JobStatus.CANCELED, world.status(workflow, "middle"));
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "last"));
    }

    @Test
    void nothing_of_a_canceled_workflow_is_sent() {
        world.sending(targets.push(false));
        long workflow = world.armed(PAIR);
        world.engine().workflows().cancel(workflow);
        world.pass(Duration.ofHours(1));
        assertEquals(List.of(), targets.names());
    }

    @Test
    void what_failed_is_sent_again_by_a_restart() {
        targets.on("middle", Targets.failed(1));
        long workflow = world.armed(CHAIN);
        new Worker(world, workflow).runAll();
        assertEquals(JobStatus.CANCELED, world.status(workflow, "last"));
        targets.on("middle", Targets.DONE);
        world.engine().workflows().resetJobs(workflow, true);
        world.engine().workflows().initialize(workflow, true, false);
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "middle"));
        assertEquals(2, world.job(workflow, "middle").attempt());
        assertEquals(List.of("last"), new Worker(world, workflow).runAll());
        assertTrue(world.complete(workflow));
    }

    @Test
    void user_data_that_the_job_does_not_write_fails_it_and_is_named() {
        targets.on("ask", Targets.json("{\"status\":\"completed\",\"user_data\":{\"other\":1}}"));
        long workflow = world.armed(PAIR);
        assertEquals(Push.BAD_ANSWER, code(workflow, "ask"));
        targets.on("ask", Targets.ACCEPTED);
        long other = world.armed(PAIR);
        Answer wrong = new Answer(true, 0, Map.of("other", targets.last("ask").get("baton")), null);
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> Targets.call(world, targets.last("ask"), new Callbacks.Word.Ended(wrong)));
        assertTrue(
                refused.getMessage().contains("other") && refused.getMessage().contains("product"));
        assertEquals(JobStatus.RUNNING, world.status(other, "ask"));
    }

    @Test
    void a_job_that_a_worker_runs_can_be_completed_by_its_ticket_too() {
        long workflow = world.armed("jobs: [{name: a, command: x}]");
        long id = world.job(workflow, "a").id();
        assertThrows(RefusedException.class, () -> world.engine().callbacks().ticket(id));
        new Worker(world, workflow).claim(1);
        Callbacks.Ticket ticket = world.engine().callbacks().ticket(id);
        assertFalse(ticket.toString().contains(ticket.token()));
        assertTrue(world.engine().callbacks().address(ticket).contains("/baton/v1/jobs/" + id + "/callback?x-nonce="));
        assertEquals(
                new Callbacks.Reply.Taken(JobStatus.COMPLETED),
                world.engine().callbacks().call(id, ticket.nonce(), ticket.token(), Targets.completed()));
        assertTrue(world.complete(workflow));
    }

    @Test
    void too_large_inputs_without_links_are_refused_in_words() {
        long workflow = world.armed("""
                user_data: [{name: big, data: "%s"}]
                jobs: [{name: a, target: "https://a.example", input_user_data: [big]}]
                """.formatted("x".repeat(300_000)));
        assertEquals(JobStatus.FAILED, world.status(workflow, "a"));
        assertTrue(world.engine().deadLetters().list(1).getFirst().reason().contains("more than"));
    }

    @Test
    void the_target_of_a_job_is_kept_as_it_was_given() {
        targets.on("a", Targets.ACCEPTED);
        long workflow = world.armed("jobs: [{name: a, target: {actor: hello, timeout: 60}}]");
        assertEquals(
                new Target.ActorTarget("hello", 60L),
                world.job(workflow, "a").spec().target());
    }

    @Test
    void an_added_push_job_is_sent_by_the_next_initialise() {
        long workflow = world.armed("jobs: [{name: a, command: x}]");
        Job a = world.job(workflow, "a");
        world.engine()
                .jobs()
                .create(
                        workflow,
                        Specs.job("b", a.id()).to(new Target.UrlTarget(URI.create("https://b.example"), null)));
        world.engine().workflows().initialize(workflow, true, false);
        new Worker(world, workflow).runAll();
        assertEquals(List.of("b"), targets.names());
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_blocked_job_that_gets_a_target_is_sent_when_its_time_comes() {
        long workflow = world.armed("jobs: [{name: a, command: x}, {name: b, command: x, depends_on: [a]}]");
        Job b = world.job(workflow, "b");
        world.engine().jobs().update(b.id(), b.spec().to(new Target.UrlTarget(URI.create("https://b.example"), null)));
        List<String> ran = new ArrayList<>(new Worker(world, workflow).runAll());
        assertEquals(List.of("a"), ran);
        assertEquals(List.of("b"), targets.names());
        assertTrue(world.complete(workflow));
    }
}
