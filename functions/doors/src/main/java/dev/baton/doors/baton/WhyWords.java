package dev.baton.doors.baton;

import dev.baton.engine.job.Reason;
import java.time.Instant;
import java.util.List;

/** A reason in words; until and the node are null where there is none. */
record WhyWords(String reason, String message, String until, Long computeNodeId) {
    static WhyWords of(Reason reason) {
        return switch (reason) {
            case Reason.Uninitialized ignored ->
                plain("uninitialized", "it was never initialized, or reset since: initialize the workflow");
            case Reason.Jobs(List<Long> ids) -> plain("jobs", "it waits for " + count(ids.size()) + " to end");
            case Reason.Passing ignored ->
                plain("passing", "all that it waited for has ended; it is ready within moments");
            case Reason.Time(Instant until) ->
                new WhyWords("time", "its next attempt begins at " + until, until.toString(), null);
            case Reason.Worker ignored ->
                plain("worker", "it is ready: it waits for a worker with room for what it asks for");
            case Reason.Start(Instant claimed) ->
                plain("start", "a worker was given it at " + claimed + ", and has not started it yet");
            case Reason.Sending ignored -> plain("sending", "it is being sent to its target");
            case Reason.Answer(Instant until) ->
                new WhyWords("answer", "its target has it, and is to answer by " + until, until.toString(), null);
            case Reason.Running(long node) -> new WhyWords("running", "it runs on compute node " + node, null, node);
            case Reason.Person ignored ->
                plain("person", "it failed without a rule that fits: reset it, or set its status");
            case Reason.Canceled ignored ->
                plain("canceled", "its workflow was canceled: reset the workflow's status to go on");
            case Reason.Over over ->
                plain("over", "nothing more will happen: it is " + over.status().wire());
        };
    }

    private static WhyWords plain(String reason, String message) {
        return new WhyWords(reason, message, null, null);
    }

    private static String count(int jobs) {
        return jobs == 1 ? "1 job" : jobs + " jobs";
    }
}
