package dev.baton.simulation;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.Result;
import dev.baton.engine.job.ResultItems;
import dev.baton.engine.store.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Each attempt is given out at most once and ends at most once; attempts, epochs and runs never go back. */
final class OnceEach implements Invariant {
    private final Set<String> given = new HashSet<>();
    private final Set<String> ended = new HashSet<>();

    @Override
    public void written(World world, Item before, Item after) {
        if (before == null || after == null || !State.isJob(after)) {
            return;
        }
        String attempt = State.name(after) + " (job " + State.number(after) + ") attempt " + JobItems.attempt(after);
        if (!JobItems.status(before).held() && JobItems.status(after).held() && !given.add(attempt)) {
            throw new Violation(attempt + " is given out twice");
        }
        String result = after.text(JobAttributes.RESULT);
        boolean news = result != null && !result.equals(before.text(JobAttributes.RESULT));
        if (news && !ended.add(attempt)) {
            throw new Violation(attempt + " ends twice");
        }
        if (news && ResultItems.newest(after).orElseThrow().attempt() != JobItems.attempt(after)) {
            throw new Violation(attempt + " ends by the result of another: " + result);
        }
        if (JobItems.attempt(after) < JobItems.attempt(before)) {
            throw new Violation(attempt + " follows attempt " + JobItems.attempt(before));
        }
        if (State.epoch(after) < State.epoch(before)) {
            throw new Violation(State.name(after) + " goes back to epoch " + State.epoch(after));
        }
    }

    @Override
    public void over(World world) {
        Map<String, Integer> results = new HashMap<>();
        for (Result result : world.look().results().all(world.workflow)) {
            String attempt = "job " + result.jobId() + " attempt " + result.attempt();
            if (results.merge(attempt, 1, Integer::sum) > 1) {
                throw new Violation(attempt + " has two results");
            }
        }
    }
}
