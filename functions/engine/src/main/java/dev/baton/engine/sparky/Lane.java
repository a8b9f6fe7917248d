package dev.baton.engine.sparky;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A project's lane as it is kept.
 *
 * @param last the number of its newest build; 0 before the first
 * @param lastJob whose build that is; null before the first
 */
record Lane(String project, ProjectSettings settings, long last, String lastJob, List<Place> places) {
    /** A place that a build has. */
    record Place(long build, String job) {}

    static Lane fresh(String project) {
        return new Lane(project, ProjectSettings.PLAIN, 0, null, List.of());
    }

    boolean full() {
        return places.size() >= settings.atOnce();
    }

    /** The place that is kept for a job which waits. */
    Optional<Place> of(JobItem job) {
        return places.stream()
                .filter(place -> place.job().equals(job.name().job()) && job.waitsIn(place))
                .findFirst();
    }

    /** With a place, under the next number, for that job. */
    Lane with(String job) {
        List<Place> more = new ArrayList<>(places);
        more.add(new Place(last + 1, job));
        return new Lane(project, settings, last + 1, job, more);
    }

    /** With the next number for a job that takes no place. */
    Lane counting(String job) {
        return new Lane(project, settings, last + 1, job, places);
    }

    Lane with(ProjectSettings other) {
        return new Lane(project, other, last, lastJob, places);
    }

    Lane without(List<Long> builds) {
        return new Lane(
                project,
                settings,
                last,
                lastJob,
                places.stream().filter(place -> !builds.contains(place.build())).toList());
    }
}
