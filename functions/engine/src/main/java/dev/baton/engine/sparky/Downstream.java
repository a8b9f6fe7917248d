package dev.baton.engine.sparky;

import dev.baton.engine.record.Texts;
import java.util.Optional;

/** Queues a build of each project that comes after another; the same end twice is one build, since its name follows from it. */
record Downstream(Store store, Scenarios scenarios, Queue queue) {
    void queue(JobItem ended) {
        JobName before = ended.name();
        for (String project : store.lanes().get(before.project()).settings().downstream()) {
            if (scenarios.find(project).isEmpty()) {
                continue;
            }
            String job = "after." + Texts.shortHash(before.toString()) + "." + ended.build();
            JobName name = new JobName(project, job);
            boolean spawnsItself = ended.depth() >= Queue.DEEPEST;
            if (store.job(name).isEmpty() && !spawnsItself) {
                Order order = scenarios.order(project, job, "triggered by " + before.project(), null);
                queue.put(new Queue.Request(name, order, Optional.of(before), 0));
            }
        }
    }
}
