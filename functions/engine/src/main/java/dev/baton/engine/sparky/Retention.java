package dev.baton.engine.sparky;

import dev.baton.engine.stash.BlobStash;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import java.util.List;
import java.util.Optional;

/** Removes builds, with all that their jobs keep. Where that broke off, it is to be repeated. */
record Retention(Store store) {
    private static final int PAGE = 100;

    /** Removes the builds of a project beyond those that it keeps; those that run stay. */
    void prune(String project) {
        int keep = store.lanes().get(project).settings().keepBuilds();
        if (keep == 0) {
            return;
        }
        List<Lanes.Build> kept = store.lanes().newest(project, 0, keep);
        long below = kept.size() < keep ? 0 : kept.getLast().number();
        while (below > 0) {
            List<Lanes.Build> old = store.lanes().newest(project, below, PAGE);
            old.forEach(build -> remove(project, build));
            below = old.size() < PAGE ? 0 : old.getLast().number();
        }
    }

    private void remove(String project, Lanes.Build build) {
        JobName name = new JobName(project, build.job());
        Optional<JobItem> job = store.job(name);
        boolean last = true;
        if (job.isPresent() && job.get().build() == build.number()) {
            // What has a time is not done with: it runs, or what follows its end is still to come.
            if (!job.get().state().ended() || job.get().item().has(Item.INDEX_PARTITION)) {
                return;
            }
            Condition same = Condition.and(
                    Condition.is(JobItem.STATE, job.get().state().code()), Condition.is(JobItem.BUILD, build.number()));
            last = store.items().delete(name.key(), same).applied();
        } else if (job.isPresent()) {
            // The name goes on with another build, and keeps its stash and its files.
            last = false;
        }
        if (last) {
            new BlobStash(store.backend().blobs(), name.owner()).deleteAll();
            store.blobs().deleteUnder(name.orders());
        }
        store.blobs().deleteUnder(name.reports(build.number()));
        store.lanes().forget(build);
    }
}
