package dev.baton.engine.pipeline;

import dev.baton.engine.Backend;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Lists jobs through the sparse index, newest first: the machine's items stand there by pipeline, the items with what never
 * changes by session. Neither place changes with the state, so that an event costs no write of the index; states are looked
 * up. Without pipeline and session, the pipelines are gone through.
 */
final class JobListing {
    /** How many jobs one page looks at, at most: a rare state must not keep a caller waiting. */
    private static final int LOOKS = 1000;

    private final Backend backend;
    private final Pipelines pipelines;
    private final JobItems items;

    JobListing(Backend backend, Pipelines pipelines, JobItems items) {
        this.backend = backend;
        this.pipelines = pipelines;
        this.items = items;
    }

    Page<PipelineJob> list(PipelineJobs.Filter filter, int limit, String cursor) {
        if (filter.session() != null) {
            return indexed(JobKeys.ofSession(filter.session()), filter, limit, cursor);
        }
        if (filter.pipelineUuid() != null) {
            return indexed(JobKeys.ofPipeline(filter.pipelineUuid()), filter, limit, cursor);
        }
        return everywhere(filter, limit, cursor);
    }

    /** The cursor names the pipeline after which it goes on, or the one within which, and where. */
    private Page<PipelineJob> everywhere(PipelineJobs.Filter filter, int limit, String cursor) {
        int colon = cursor == null ? -1 : cursor.indexOf(';');
        String after = cursor == null || colon >= 0 ? null : cursor;
        List<PipelineJob> found = new ArrayList<>();
        if (colon >= 0) {
            after = cursor.substring(0, colon);
            Page<PipelineJob> rest = indexed(JobKeys.ofPipeline(after), filter, limit, cursor.substring(colon + 1));
            found.addAll(rest.items());
            if (rest.cursor().isPresent()) {
                return new Page<>(found, Optional.of(after + ";" + rest.cursor().get()));
            }
        }
        while (found.size() < limit) {
            Page<Pipeline> next = pipelines.list(1, after);
            if (next.items().isEmpty()) {
                return new Page<>(found, Optional.empty());
            }
            after = next.items().getFirst().uuid();
            Page<PipelineJob> page = indexed(JobKeys.ofPipeline(after), filter, limit - found.size(), null);
            found.addAll(page.items());
            if (page.cursor().isPresent()) {
                return new Page<>(found, Optional.of(after + ";" + page.cursor().get()));
            }
        }
        return new Page<>(found, Optional.of(after));
    }

    private Page<PipelineJob> indexed(String index, PipelineJobs.Filter filter, int limit, String cursor) {
        List<PipelineJob> found = new ArrayList<>();
        Optional<String> next = Optional.ofNullable(cursor);
        int looks = 0;
        do {
            int most = Math.min(limit - found.size(), LOOKS - looks);
            ItemPage page = backend.items()
                    .query(Query.index(index).descending().limit(most).after(next.orElse(null)));
            List<Callable<Optional<PipelineJob>>> readings = new ArrayList<>();
            page.items().forEach(entry -> readings.add(() -> look(entry, filter)));
            backend.fanout().all(readings).forEach(job -> job.ifPresent(found::add));
            next = page.cursor();
            looks += most;
        } while (next.isPresent() && found.size() < limit && looks < LOOKS);
        return new Page<>(found, next);
    }

    private Optional<PipelineJob> look(Item entry, PipelineJobs.Filter filter) {
        String sort = entry.key().sort();
        return items.find(JobKeys.uuid(entry.key()))
                .filter(job -> !sort.startsWith("c/") || sort.endsWith(job.birth()))
                .filter(job -> filter.state() == null || job.state() == filter.state())
                .filter(job ->
                        filter.pipelineUuid() == null || filter.pipelineUuid().equals(job.pipeline()))
                .flatMap(items::whole)
                .filter(job -> filter.session() == null
                        || Objects.equals(filter.session(), job.about().session()));
    }
}
