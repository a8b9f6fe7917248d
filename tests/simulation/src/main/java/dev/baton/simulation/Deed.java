package dev.baton.simulation;

import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.job.Result;
import dev.baton.engine.workflow.WorkflowStatus;
import java.time.Duration;
import java.util.List;

/** What a person may do to a workflow that runs. */
enum Deed {
    INITIALIZE {
        @Override
        void act(World world) {
            initialize(world, false);
        }
    },
    INITIALIZE_NEW {
        @Override
        void act(World world) {
            initialize(world, true);
        }
    },
    RESTART_FAILED {
        @Override
        void act(World world) {
            WorkflowStatus next = new WorkflowStatus(run(world) + 1, false, false, false);
            world.call("new-run", (engine, again) -> engine.workflows().updateStatus(world.workflow, next));
            world.call("reset", (engine, again) -> engine.workflows().resetJobs(world.workflow, true));
            initialize(world, true);
        }
    },
    RETRY {
        @Override
        void act(World world) {
            Job job = any(world);
            world.call("retry", (engine, again) -> engine.jobs().retry(job.id(), run(world), 20));
        }
    },
    CANCEL_JOB {
        @Override
        void act(World world) {
            Job job = any(world);
            world.call(
                    "cancel-job", (engine, again) -> engine.jobs().complete(job.id(), run(world), byHand(world, job)));
        }
    },
    DELETE {
        @Override
        void act(World world) {
            Job job = any(world);
            if (world.look().jobs().list(world.workflow).size() > 2) {
                world.call("delete", (engine, again) -> engine.jobs().delete(job.id()));
            }
        }
    },
    CANCEL_ALL {
        @Override
        void act(World world) {
            world.call("cancel", (engine, again) -> engine.workflows().cancel(world.workflow));
            world.sleep(world.upTo(Duration.ofSeconds(40)));
            world.call("reset-status", (engine, again) -> engine.workflows().resetStatus(world.workflow, true));
        }
    },
    ADD {
        @Override
        void act(World world) {
            NewJob draft = after(any(world), world.choices().below(2) == 0);
            world.call("add", (engine, again) -> engine.jobs().create(world.workflow, draft));
            initialize(world, true);
        }
    };

    abstract void act(World world);

    static void initialize(World world, boolean onlyUninitialized) {
        world.call("initialize", (engine, again) -> {
            engine.workflows().initialize(world.workflow, onlyUninitialized, false);
            return 0;
        });
    }

    private static Job any(World world) {
        return world.choices().of(world.look().jobs().list(world.workflow));
    }

    static long run(World world) {
        return world.look().workflows().get(world.workflow).status().runId();
    }

    /** The end of a job that a person cancels. */
    static Result byHand(World world, Job job) {
        return new Result(
                0,
                job.id(),
                world.workflow,
                run(world),
                job.attempt(),
                0,
                130,
                0,
                world.simulation.clock.instant().toString(),
                JobStatus.CANCELED,
                null,
                null,
                null,
                null);
    }

    private static NewJob after(Job before, boolean cancels) {
        return new NewJob(
                "extra",
                "x",
                null,
                cancels,
                false,
                0,
                null,
                null,
                null,
                List.of(before.id()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
