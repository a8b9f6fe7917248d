package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.RefusedException;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** User data that is null although a job needs it (specification of Torc, section 2.5). */
final class MissingData {
    private final Map<Long, String> readers = new HashMap<>();
    private final Set<Long> written = new HashSet<>();
    private final Set<Long> overdue = new HashSet<>();
    private final List<UserData> records;

    /** Looks at all jobs of the workflow. */
    MissingData(Tables tables, long workflow) {
        records = tables.userData().list(workflow);
        if (records.isEmpty()) {
            return;
        }
        List<Item> jobs = tables.jobs().items(workflow);
        List<Item> details = tables.jobs().details(workflow, jobs);
        for (int i = 0; i < jobs.size(); i++) {
            Item job = jobs.get(i);
            Ranges.each(details.get(i).text(INPUT_DATA), number -> readers.putIfAbsent(number, job.text(NAME)));
            Ranges.each(details.get(i).text(OUTPUT_DATA), number -> {
                written.add(number);
                if (JobItems.status(job) == JobStatus.COMPLETED) {
                    overdue.add(number);
                }
            });
        }
    }

    private static boolean empty(UserData record) {
        return record.data() == null || record.data().isNull();
    }

    private boolean unproduced(UserData record) {
        long number = Ids.number(record.id());
        return empty(record) && readers.containsKey(number) && !written.contains(number);
    }

    /** What is missing: nobody produces it, or a completed job should have. */
    List<UserData> all() {
        return records.stream()
                .filter(record -> empty(record) && (unproduced(record) || overdue.contains(Ids.number(record.id()))))
                .toList();
    }

    /** Throws RefusedException where a job reads what is null and stays so; data that each run empties is left out. */
    void refuse() {
        records.stream()
                .filter(record -> unproduced(record) && !record.ephemeral())
                .findFirst()
                .ifPresent(record -> {
                    throw refusal(readers.get(Ids.number(record.id())), record.name());
                });
    }

    static RefusedException refusal(String job, String data) {
        return new RefusedException("job " + job + " reads the user data " + data
                + ", which is null and which no job writes; give it data, or name it among a job's outputs");
    }
}
