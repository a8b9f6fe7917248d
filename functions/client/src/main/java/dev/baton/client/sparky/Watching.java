package dev.baton.client.sparky;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Looks at one job until it ends. Baton answers when something has changed; Sparky answers at once, and is asked again only after a
 * pause, which is how the two are told apart.
 */
final class Watching {
    private static final Duration LONGEST_ASK = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Asks once; the server may keep the answer back so long, while it is that one. */
    @FunctionalInterface
    interface Question {
        JobStatus ask(Duration wait, JobStatus since);
    }

    private final Question question;
    private final Time time;

    Watching(Question question, Time time) {
        this.question = question;
        this.time = time;
    }

    /** The status after so long at most. */
    JobStatus end(Duration most) {
        long end = time.nanos() + most.toNanos();
        while (true) {
            Duration left = left(end);
            long asked = time.nanos();
            JobStatus status = question.ask(left.compareTo(LONGEST_ASK) > 0 ? LONGEST_ASK : left, null);
            if (status.ended() || !rest(asked, left(end))) {
                return status;
            }
        }
    }

    private Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - time.nanos()));
    }

    /** Pauses, unless the answer took that long anyway; false when the time is over. */
    private boolean rest(long asked, Duration left) {
        if (left.isZero()) {
            return false;
        }
        Duration pause = PAUSE.minusNanos(time.nanos() - asked);
        if (pause.isPositive()) {
            try {
                time.pause(pause.compareTo(left) > 0 ? left : pause);
            } catch (InterruptedException stopped) {
                throw Courier.interrupted("waiting for a job", stopped);
            }
        }
        return true;
    }

    CompletableFuture<JobStatus> each(Consumer<JobStatus> listener) {
        CompletableFuture<JobStatus> last = new CompletableFuture<>();
        Thread.ofVirtual().name("sparky-watch").start(() -> {
            try {
                tell(listener, last);
            } catch (RuntimeException fault) {
                last.completeExceptionally(fault);
            }
        });
        return last;
    }

    private void tell(Consumer<JobStatus> listener, CompletableFuture<JobStatus> last) {
        JobStatus told = null;
        while (!last.isDone()) {
            long asked = time.nanos();
            JobStatus status = question.ask(told == null ? Duration.ZERO : LONGEST_ASK, told);
            // A server that is away for a moment knows no less of the job than before.
            boolean news = status != told && (told == null || status != JobStatus.UNKNOWN);
            if (news) {
                listener.accept(status);
                told = status;
            }
            if (status.ended()) {
                last.complete(status);
            } else if (!news) {
                rest(asked, LONGEST_ASK);
            }
        }
    }
}
