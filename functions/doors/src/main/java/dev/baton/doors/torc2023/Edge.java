package dev.baton.doors.torc2023;

import dev.baton.engine.job.NewJob;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What leads from a job to other documents, by the names of that generation's collections. */
enum Edge {
    CONSUMES("user_data", NewJob::inputUserData),
    STORES("user_data", NewJob::outputUserData),
    NEEDS("files", NewJob::inputFiles),
    PRODUCES("files", NewJob::outputFiles),
    REQUIRES("resource_requirements", job -> List.of(job.requirementsId()));

    private final String target;
    private final Function<NewJob, List<Long>> ids;

    Edge(String target, Function<NewJob, List<Long>> ids) {
        this.target = target;
        this.ids = ids;
    }

    /** The edge with this name in lower case. */
    static Optional<Edge> named(String name) {
        return Stream.of(values())
                .filter(edge -> edge.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The collection that it leads to. */
    String target() {
        return target;
    }

    /** The ids of the documents that it leads to from this job. */
    List<Long> from(NewJob job) {
        return ids.apply(job);
    }
}
