package dev.baton.lambda;

import dev.baton.engine.Engine;
import dev.baton.engine.EngineException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.push.Links;
import dev.baton.engine.record.Ids;
import dev.baton.engine.stash.Entry;
import dev.baton.engine.stash.Owner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Addresses of files that other jobs made: what the producer of the record keeps under the record's name. Where nobody produces
 * the file, or its producer keeps none of that name, or the workflow is so large that looking for the producer would cost more
 * than the job, there is no address. Thread-safe.
 */
final class FileLinks implements Links {
    /** As many jobs as one query reads. */
    private static final int LARGEST_WORKFLOW = 512;

    private static final int MOST_WORKFLOWS = 16;
    /** What credentials of a function are good for may end sooner. */
    private static final Duration VALIDITY = Duration.ofHours(12);

    private final Supplier<Engine> engine;
    /** The producers of files of workflows that were asked for lately; who is not there is looked for again. */
    private final Map<Long, Map<Long, List<Long>>> producers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Map<Long, List<Long>>> eldest) {
            return size() > MOST_WORKFLOWS;
        }
    };

    /** @param engine asked when a link is wanted: what makes links is made before the engine */
    FileLinks(Supplier<Engine> engine) {
        this.engine = engine;
    }

    @Override
    public Optional<URI> file(FileRecord file) {
        try {
            Entry entry = new Entry.File(file.name());
            return producers(file).stream()
                    .map(Owner::job)
                    .map(engine.get()::stash)
                    .filter(stash -> keeps(stash, entry))
                    .findFirst()
                    .flatMap(stash -> stash.download(entry, VALIDITY));
        } catch (EngineException noSuchName) {
            return Optional.empty();
        }
    }

    private static boolean keeps(dev.baton.engine.stash.Stash stash, Entry entry) {
        try {
            return stash.head(entry).isPresent();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Values have no address of their own: what is too large for a delivery has to go by a file. */
    @Override
    public Optional<URI> userData(long id) {
        return Optional.empty();
    }

    private List<Long> producers(FileRecord file) {
        synchronized (producers) {
            Map<Long, List<Long>> known = producers.get(file.workflowId());
            if (known != null && known.containsKey(file.id())) {
                return known.get(file.id());
            }
        }
        Map<Long, List<Long>> read = read(file.workflowId());
        synchronized (producers) {
            producers.put(file.workflowId(), read);
        }
        return read.getOrDefault(file.id(), List.of());
    }

    private Map<Long, List<Long>> read(long workflow) {
        if (large(workflow)) {
            return Map.of();
        }
        Map<Long, List<Long>> found = new HashMap<>();
        engine.get()
                .jobs()
                .list(workflow)
                .forEach(job ->
                        job.spec().outputFiles().forEach(id -> found.merge(id, List.of(job.id()), FileLinks::both)));
        return Map.copyOf(found);
    }

    private static List<Long> both(List<Long> some, List<Long> others) {
        return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Numbers of jobs are given in order. */
    private boolean large(long workflow) {
        try {
            engine.get().jobs().get(Ids.of(workflow, LARGEST_WORKFLOW + 1));
            return true;
        } catch (NotFoundException small) {
            return false;
        }
    }
}
