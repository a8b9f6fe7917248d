package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final EventLoop loop = new EventLoop();
    private final List<String> handled = new ArrayList<>();
    private boolean over;
    private boolean calm = true;

    @Test
    void an_event_is_handled_by_the_thread_that_saw_it_while_the_runner_waits() {
        CompletableFuture<Void> runner = runner();
        Thread[] handler = new Thread[1];
        handleHere(() -> handler[0] = Thread.currentThread());
        assertSame(Thread.currentThread(), handler[0]);
        loop.post(() -> over = true);
        runner.join();
    }

    @Test
    void what_was_handed_over_before_is_handled_before() {
        CompletableFuture<Void> runner = runner();
        loop.post(() -> handled.add("first"));
        handleHere(() -> handled.add("second"));
        loop.post(() -> over = true);
        runner.join();
        assertEquals(List.of("first", "second"), handled);
    }

    @Test
    void the_runner_looks_up_when_another_thread_left_it_something_to_do() {
        CompletableFuture<Void> runner = runner();
        handleHere(() -> {
            over = true;
            calm = false;
        });
        runner.join();
    }

    @Test
    void what_another_thread_handled_counts_as_handled_in_time() {
        CompletableFuture<Boolean> came = run(() -> loop.await(LONG));
        handleHere(() -> calm = false);
        assertEquals(true, came.join());
        assertEquals(false, run(() -> loop.await(Duration.ZERO)).join());
    }

    @Test
    void a_failure_of_an_event_ends_the_runner_whoever_handled_it() {
        CompletableFuture<Void> runner = runner();
        handleHere(() -> {
            throw new IllegalStateException("broken");
        });
        Throwable failure =
                assertThrows(CompletionException.class, runner::join).getCause();
        assertEquals("broken", failure.getMessage());
    }

    @Test
    void an_event_is_left_to_the_runner_while_that_is_at_work() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        CompletableFuture<Void> runner = run(() -> {
            begun.countDown();
            tried.await();
            return null;
        });
        begun.await();
        assertFalse(loop.handleHere(() -> handled.add("never")));
        tried.countDown();
        runner.join();
        assertEquals(List.of(), handled);
    }

    @Test
    void nothing_is_handled_before_the_runner_comes_or_after_it_left() {
        assertFalse(loop.handleHere(() -> handled.add("early")));
        run(() -> null).join();
        assertFalse(loop.handleHere(() -> handled.add("late")));
        assertEquals(List.of(), handled);
    }

    /** A runner that waits for events until it is over. */
    private CompletableFuture<Void> runner() {
        return run(() -> {
            while (!over) {
                loop.await(LONG);
            }
            return null;
        });
    }

    private interface Waiting<T> {
        T run() throws InterruptedException;
    }

    private <T> CompletableFuture<T> run(Waiting<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        List<T> value = new ArrayList<>();
                        loop.during(() -> value.add(work.run()), () -> calm);
                        result.complete(value.getFirst());
                    } catch (InterruptedException | RuntimeException failure) {
                        result.completeExceptionally(failure);
                    }
                })
                .start();
        return result.orTimeout(1, TimeUnit.MINUTES);
    }

    /** As soon as the runner waits. */
    private void handleHere(Runnable event) {
        Await.until("the runner waits", () -> loop.handleHere(event));
    }
}
