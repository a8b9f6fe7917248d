package dev.baton.engine.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.actor.JobEnds;
import dev.baton.engine.actor.Ran;
import dev.baton.engine.push.Answer;
import dev.baton.engine.push.Push;
import dev.baton.engine.record.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Ends the attempts of push jobs that were sent to actors. A result that is an object with {@code user_data} gives the job's
 * output, as a function's answer does. Where the actor called back before, its word stands.
 */
record ExecutionEnds(Answers answers) implements JobEnds {
    private static final String USER_DATA = "user_data";

    @Override
    public void ended(long jobId, int attempt, String actorId, Ran ran) {
        try {
            answers.end(jobId, attempt, answer(actorId, ran));
        } catch (RefusedException wrong) {
            answers.end(jobId, attempt, Answer.failed(Push.BAD_ANSWER, wrong.getMessage()));
        } catch (NotFoundException deleted) {
            // Nobody waits for it any more.
            return;
        }
    }

    private static Answer answer(String actorId, Ran ran) {
        if (ran.exitCode() != 0) {
            return Answer.failed(ran.exitCode(), reason(actorId, ran));
        }
        Map<String, JsonNode> data = new HashMap<>();
        for (String result : ran.results()) {
            object(result).path(USER_DATA).properties().forEach(field -> data.put(field.getKey(), field.getValue()));
        }
        return new Answer(true, 0, data, null);
    }

    /** What the function itself said is for its log; where it did not come to that, the log says why. */
    private static String reason(String actorId, Ran ran) {
        String said = "the execution of actor " + actorId + " ended with " + ran.word();
        boolean cut = Set.of("CANCELLED", "LOST", "TIMED_OUT").contains(ran.word())
                && !ran.log().isEmpty();
        return cut ? said + ": " + ran.log() : said;
    }

    private static JsonNode object(String result) {
        try {
            return result.startsWith("{") ? Json.value(result) : MissingNode.getInstance();
        } catch (IllegalStateException noJson) {
            return MissingNode.getInstance();
        }
    }
}
