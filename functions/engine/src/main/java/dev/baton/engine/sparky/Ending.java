package dev.baton.engine.sparky;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.Ticked;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** How jobs go out: by their worker, by who cancels them, or by time. */
record Ending(Store store, Retention retention, Downstream downstream) {
    /** How long a worker may take to stop what is to be stopped. */
    static final long GRACE_MILLIS = 60_000;

    private static final int MOST = 500;

    /** Ends that build; what was to be stopped is TERMINATED, whatever is said. */
    Ended end(JobName name, long build, JobState how, String why) {
        while (true) {
            JobItem job = get(name);
            if (!job.runsAs(build)) {
                boolean same = job.build() == build && (job.state() == how || job.stopping());
                return same
                        ? new Ended.Taken(job.state())
                        : new Ended.TooLate(job.read().shown());
            }
            JobState state = job.stopping() ? JobState.TERMINATED : how;
            if (finish(job, state, job.stopping() ? job.item().text(JobItem.WHY) : why)) {
                return new Ended.Taken(state);
            }
        }
    }

    private JobItem get(JobName name) {
        return store.job(name).orElseThrow(() -> unknown(name));
    }

    static NotFoundException unknown(JobName name) {
        return new NotFoundException("no job " + name + " is known here");
    }

    /** False where the job changed since it was read. */
    private boolean finish(JobItem job, JobState state, String why) {
        long now = store.now();
        Lane lane = store.lanes().get(job.name().project());
        Update.Builder update = Update.change()
                .set(JobItem.STATE, state.code())
                .set(JobItem.ENDED, now)
                .set(JobItem.WHY, JobItem.reason(why))
                .append(JobItem.HISTORY, List.of(JobItem.step(now, state.name().toLowerCase(Locale.ROOT))));
        boolean more = !lane.settings().downstream().isEmpty();
        if (more) {
            JobItem.due(update, now);
        } else {
            JobItem.settled(update);
        }
        Condition unchanged = Condition.and(
                JobItem.runs(job.build()),
                job.stopping() ? Condition.has(JobItem.STOPPING) : Condition.not(Condition.has(JobItem.STOPPING)));
        if (!(store.items().update(job.key(), update.build(), unchanged) instanceof Outcome.Applied(var after))) {
            return false;
        }
        afterwards(new JobItem(after.orElseThrow()));
        return true;
    }

    /** What follows an end; repeatable. */
    private void afterwards(JobItem job) {
        JobName name = job.name();
        store.lanes().release(name.project(), job.build());
        if (job.item().has(Item.INDEX_PARTITION)) {
            downstream.queue(job);
            Condition same = Condition.and(
                    Condition.is(JobItem.STATE, job.state().code()), Condition.is(JobItem.REVISION, job.revision()));
            store.items().update(job.key(), JobItem.settled(Update.change()).build(), same);
        }
        retention.prune(name.project());
    }

    /** Ends what waits at once; what runs is told to stop, and counts as TERMINATED from now on. */
    JobState cancel(JobName name, String why) {
        while (true) {
            JobItem job = get(name);
            switch (job.state()) {
                case OK, FAIL, TERMINATED -> {
                    return job.state();
                }
                case QUEUED -> {
                    if (withdraw(job, why)) {
                        return JobState.TERMINATED;
                    }
                }
                case RUNNING -> {
                    if (job.stopping() || stop(job, why)) {
                        return JobState.TERMINATED;
                    }
                }
            }
        }
    }

    /** It gets a number, so that it is listed and removed like every build. */
    private boolean withdraw(JobItem job, String why) {
        String project = job.name().project();
        Lane lane = store.lanes()
                .change(
                        project,
                        now -> now.of(job).isPresent()
                                ? now
                                : now.counting(job.name().job()));
        long build = lane.of(job).map(Lane.Place::build).orElse(lane.last());
        store.lanes().note(job.name(), build);
        long now = store.now();
        Update.Builder update = Update.change()
                .set(JobItem.STATE, JobState.TERMINATED.code())
                .set(JobItem.BUILD, build)
                .set(JobItem.ENDED, now)
                .set(JobItem.WHY, JobItem.reason(why))
                .append(JobItem.HISTORY, List.of(JobItem.step(now, "cancelled")));
        JobItem.settled(update);
        boolean applied = store.items().update(job.key(), update.build(), job.stillWaits()) instanceof Outcome.Applied;
        if (applied) {
            store.lanes().release(project, build);
            retention.prune(project);
        }
        return applied;
    }

    private boolean stop(JobItem job, String why) {
        long now = store.now();
        Update.Builder update = Update.change()
                .set(JobItem.STOPPING, Value.of(true))
                .set(JobItem.WHY, JobItem.reason(why))
                .append(JobItem.HISTORY, List.of(JobItem.step(now, "stopping")));
        JobItem.due(update, now + GRACE_MILLIS);
        Condition runs = Condition.and(JobItem.runs(job.build()), Condition.not(Condition.has(JobItem.STOPPING)));
        return store.items().update(job.key(), update.build(), runs) instanceof Outcome.Applied;
    }

    /** Whether the worker is to go on; its lease begins anew. */
    boolean heartbeat(JobName name, long build, long leaseMillis) {
        Optional<JobItem> job = store.job(name);
        if (job.isEmpty() || !job.get().runsAs(build) || job.get().stopping()) {
            return false;
        }
        Update.Builder update = Update.change();
        JobItem.due(update, Math.min(job.get().deadline(), store.now() + leaseMillis));
        Condition runs = Condition.and(JobItem.runs(build), Condition.not(Condition.has(JobItem.STOPPING)));
        return store.items().update(name.key(), update.build(), runs) instanceof Outcome.Applied;
    }

    /** Does what is due. */
    Ticked tick(BooleanSupplier goOn) {
        return new DueItems(store.items(), JobItem.DUE, MOST).each(store.now(), goOn, item -> look(new JobItem(item)));
    }

    private void look(JobItem job) {
        switch (job.state()) {
            case QUEUED -> throw new IllegalStateException("a job that waits has no time: " + job.name());
            case OK, FAIL, TERMINATED -> afterwards(job);
            case RUNNING -> {
                if (job.stopping()) {
                    finish(job, JobState.TERMINATED, job.item().text(JobItem.WHY));
                } else if (job.deadline() <= store.now()) {
                    stop(job, "it ran longer than it may");
                } else {
                    finish(job, JobState.TERMINATED, "its worker was not heard of any more");
                }
            }
        }
    }
}
