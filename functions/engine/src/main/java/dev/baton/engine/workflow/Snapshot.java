package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.record.Keys;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * All jobs of a workflow as they were read, in the order of their numbers, and the graph between them.
 *
 * @param jobs the jobs' items, in the order of the graph's first nodes
 */
record Snapshot(List<Item> jobs, Graph graph) {
    /** Reads the jobs and plans the graph; RefusedException names a circle. */
    static Snapshot read(JobItems items, long workflow) {
        List<Item> jobs = items.items(workflow);
        List<Item> details = items.details(workflow, jobs);
        List<Relations> relations = new ArrayList<>(jobs.size());
        for (int i = 0; i < jobs.size(); i++) {
            relations.add(relations(jobs.get(i), details.get(i)));
        }
        return new Snapshot(jobs, GraphPlanner.plan(relations));
    }

    static Relations relations(Item job, Item details) {
        return new Relations(
                Keys.number(job.key()),
                job.text(NAME),
                Ranges.parse(details.text(DEPENDS_ON)),
                Ranges.parse(details.text(INPUT_FILES)),
                Ranges.parse(details.text(OUTPUT_FILES)),
                Ranges.parse(details.text(INPUT_DATA)),
                Ranges.parse(details.text(OUTPUT_DATA)));
    }
}
