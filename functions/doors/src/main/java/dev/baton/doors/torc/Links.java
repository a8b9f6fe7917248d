package dev.baton.doors.torc;

import dev.baton.engine.job.Job;
import dev.baton.engine.job.NewJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Which jobs write and which read each record. Pairs are made only for the page that is asked for: there may be millions. */
record Links(Map<Long, List<End>> producers, Map<Long, List<End>> consumers) {
    /** A job at one end of a link; nulls for nobody. */
    record End(Long id, String name) {}

    /** Makes the row of one pair. */
    interface Row<T, W> {
        W of(T record, End producer, End consumer);
    }

    private static final List<End> NOBODY = List.of(new End(null, null));

    static Links of(List<Job> jobs, Function<NewJob, List<Long>> outputs, Function<NewJob, List<Long>> inputs) {
        return new Links(ends(jobs, outputs), ends(jobs, inputs));
    }

    private static Map<Long, List<End>> ends(List<Job> jobs, Function<NewJob, List<Long>> records) {
        Map<Long, List<End>> ends = new HashMap<>();
        for (Job job : jobs) {
            End end = new End(job.id(), job.spec().name());
            records.apply(job.spec())
                    .forEach(id ->
                            ends.computeIfAbsent(id, none -> new ArrayList<>()).add(end));
        }
        return ends;
    }

    /** A page of rows: one for each pair of writer and reader; records that no job knows have none. */
    <T, W> Page<W> page(List<T> records, ToLongFunction<T> id, Row<T, W> row, Query query) {
        List<T> known = records.stream()
                .filter(record ->
                        producers.containsKey(id.applyAsLong(record)) || consumers.containsKey(id.applyAsLong(record)))
                .toList();
        long total = known.stream()
                .mapToLong(record -> (long) from(id.applyAsLong(record)).size()
                        * to(id.applyAsLong(record)).size())
                .sum();
        return Page.of(
                known.stream()
                        .flatMap(record -> from(id.applyAsLong(record)).stream()
                                .flatMap(from ->
                                        to(id.applyAsLong(record)).stream().map(to -> row.of(record, from, to)))),
                total,
                query);
    }

    private List<End> from(long id) {
        return producers.getOrDefault(id, NOBODY);
    }

    private List<End> to(long id) {
        return consumers.getOrDefault(id, NOBODY);
    }
}
