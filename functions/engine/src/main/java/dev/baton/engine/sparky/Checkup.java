package dev.baton.engine.sparky;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Query;
import java.util.ArrayList;
import java.util.List;

/** Looks at lanes and what waits in them. */
record Checkup(Store store) {
    private static final int MOST_PROJECTS = 1000;
    private static final int MOST_WAITING = 1000;
    private static final long STUCK_SECONDS = 60;
    private static final int SHARDS = 4;

    Health look() {
        List<String> projects = new ArrayList<>(store.lanes().projects(null, MOST_PROJECTS));
        boolean more = projects.size() == MOST_PROJECTS;
        // A project whose first job was never taken has no lane yet.
        for (int shard = 0; shard < (store.backend().spread() ? SHARDS : 1); shard++) {
            for (Item entry : store.items()
                    .query(Query.index("sparky/queue/" + shard).limit(MOST_WAITING))
                    .items()) {
                store.items()
                        .get(entry.key())
                        .map(item -> item.text(JobItem.PROJECT))
                        .filter(project -> !projects.contains(project))
                        .ifPresent(projects::add);
            }
        }
        List<Health.LaneHealth> lanes = projects.stream()
                .map(this::lane)
                .filter(lane -> lane.waiting() > 0 || !lane.running().isEmpty())
                .toList();
        return new Health(lanes, more);
    }

    /** Jobs of the project that wait, first ones first. */
    List<JobName> waiting(String project, int most) {
        String prefix = JobItem.waiting(project);
        Query query = Query.index(JobItem.queue(project, store.backend().spread()))
                .from(prefix)
                .to(prefix + ":")
                .limit(most);
        List<JobName> names = new ArrayList<>();
        for (Item entry : store.items().query(query).items()) {
            store.items()
                    .get(entry.key())
                    .map(JobItem::new)
                    .filter(job -> job.state() == JobState.QUEUED)
                    .ifPresent(job -> names.add(job.name()));
        }
        return names;
    }

    private Health.LaneHealth lane(String project) {
        Lane lane = store.lanes().get(project);
        List<JobName> waiting = waiting(project, MOST_WAITING);
        long oldest = waiting.isEmpty()
                ? 0
                : store.job(waiting.getFirst())
                        .map(job -> (store.now() - job.queuedAt()) / 1000)
                        .orElse(0L);
        List<JobName> running = lane.places().stream()
                .map(place -> new JobName(project, place.job()))
                .toList();
        boolean stuck =
                oldest > STUCK_SECONDS && !lane.full() && !lane.settings().disabled();
        return new Health.LaneHealth(
                project, lane.settings().atOnce(), lane.settings().disabled(), waiting.size(), oldest, running, stuck);
    }
}
