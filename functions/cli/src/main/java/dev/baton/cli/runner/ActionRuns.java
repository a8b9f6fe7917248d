package dev.baton.cli.runner;

import dev.baton.engine.worker.ActionOrder;
import dev.baton.engine.worker.ActionOrders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The workflow's actions, as far as they are this runner's: those of the start before its first job, those of jobs while it
 * works, those of the end before it leaves (specification of Torc, 2.7 and 2.8). Called in the runner's loop.
 */
final class ActionRuns implements AutoCloseable {
    private static final List<String> AT_START = List.of("on_workflow_start");
    private static final List<String> AT_ARRIVAL = List.of("on_worker_start");
    private static final List<String> AT_WORK =
            List.of("on_workflow_start", "on_jobs_ready", "on_jobs_complete", "on_workflow_complete");
    private static final List<String> AT_LEAVE = List.of("on_worker_complete");
    /** Looking for actions takes this part of the time at most. */
    private static final int SHARE = 20;
    /** Where nothing changed here, others may have made actions due. */
    private static final Duration SELDOM = Duration.ofSeconds(10);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private enum Stage {
        WORKFLOW_STARTS,
        WORKER_STARTS,
        WORK,
        LEAVING
    }

    private final JobSource source;
    private final ActionDeeds deeds;
    private final EventLoop loop;
    private final ProgressView view;
    private final Clock clock;
    private final Duration every;
    private final Map<Long, Integer> known = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private Stage stage = Stage.WORKFLOW_STARTS;
    private boolean any = true;
    private Instant seldom = Instant.MIN;
    private int pending;
    /** When it is worth looking again while jobs run. */
    private Instant next = Instant.MIN;
    /** Not before: another worker executes what was asked for, or the source failed. */
    private Instant again = Instant.MIN;

    /** @param every how often the source is asked at most */
    ActionRuns(JobSource source, ActionDeeds deeds, EventLoop loop, ProgressView view, Clock clock, Duration every) {
        this.source = source;
        this.deeds = deeds;
        this.loop = loop;
        this.view = view;
        this.clock = clock;
        this.every = every;
    }

    /** Whether jobs may be claimed: what the workflow and this worker begin with is done, here or elsewhere. */
    boolean begun() {
        if (stage == Stage.WORKFLOW_STARTS && idle() && settled(AT_START)) {
            stage = any ? Stage.WORKER_STARTS : Stage.WORK;
            if (any) {
                ask(AT_ARRIVAL);
            }
        }
        if (stage == Stage.WORKER_STARTS && idle()) {
            stage = Stage.WORK;
        }
        return stage == Stage.WORK || stage == Stage.LEAVING;
    }

    /** Executes what is due by now, if it is time to look. */
    void look(boolean news) {
        Instant now = clock.instant();
        if (stage == Stage.WORK && !now.isBefore(news && any ? next : seldom) && !now.isBefore(again)) {
            ask(AT_WORK);
        }
    }

    /** Whether nothing is left to do for a workflow that is complete, neither here nor elsewhere. */
    boolean finished() {
        return idle() && settled(AT_WORK);
    }

    /** Whether this worker may go; what it ends with is executed before. */
    boolean mayLeave() {
        if (stage != Stage.LEAVING && idle()) {
            stage = Stage.LEAVING;
            if (any) {
                deeds.goOn();
                ask(AT_LEAVE);
            }
        }
        return idle() && deeds.workers().running() == 0;
    }

    /** Whether the workflow has actions, as far as is known. */
    boolean any() {
        return any;
    }

    /** Whether no command of an action runs here. */
    boolean idle() {
        return pending == 0;
    }

    /** What failed, for the summary. */
    List<String> failures() {
        return failures;
    }

    /** Ends what runs. It is not reported: another worker begins it anew. */
    void stop() {
        deeds.stop();
    }

    private boolean settled(List<String> triggers) {
        if (clock.instant().isBefore(again)) {
            return false;
        }
        ActionOrders orders = ask(triggers);
        if (orders.elsewhere()) {
            again = clock.instant().plus(AGAIN);
        }
        return orders.orders().isEmpty() && !orders.elsewhere();
    }

    /** Throws what the source throws. */
    private ActionOrders ask(List<String> triggers) {
        Instant before = clock.instant();
        again = before.plus(AGAIN);
        ActionOrders orders = source.actions(triggers, known);
        Instant after = clock.instant();
        again = after;
        // In nanoseconds: to multiply a duration, the JDK first learns decimals, which takes milliseconds.
        Duration rest = Duration.ofNanos(SHARE * Duration.between(before, after).toNanos());
        next = after.plus(rest.compareTo(every) > 0 ? rest : every);
        seldom = after.plus(SELDOM);
        any = orders.any();
        orders.orders().forEach(this::begin);
        return orders;
    }

    private void begin(ActionOrder order) {
        known.put(order.actionId(), order.claim());
        pending++;
        deeds.execute(order, outcome -> loop.post(() -> ended(order, outcome)));
    }

    private void ended(ActionOrder order, Optional<ActionDeeds.Outcome> outcome) {
        pending--;
        next = clock.instant();
        outcome.ifPresent(end -> {
            String action = "action " + order.actionId() + " (" + order.trigger() + ") ";
            if (end.well()) {
                view.told(action + end.message());
            } else {
                failures.add(action + "failed: " + end.message());
                view.warned(failures.getLast());
            }
        });
    }

    @Override
    public void close() {
        deeds.close();
    }
}
