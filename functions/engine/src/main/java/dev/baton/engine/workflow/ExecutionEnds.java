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

/**
 * Ends the attempts of push jobs that were sent to actors. A result that is an object with {@code user_data} gives the job's
 * output, as a function's answer does. Where the actor called back before, its word stands.
 */
record ExecutionEnds(Answers answers) implements JobEnds {
    private static final String USER_DATA = "user_data";

    @Override
    public void ended(long jobId, int attempt, Ran ran) {
        try {
            answers.end(jobId, attempt, answer(ran));
        } catch (RefusedException wrong) {
            answers.end(jobId, attempt, Answer.failed(Push.BAD_ANSWER, wrong.getMessage()));
        } catch (NotFoundException deleted) {
            // Nobody waits for it any more.
            return;
        }
    }

    private static Answer answer(Ran ran) {
        if (ran.exitCode() != 0) {
            return Answer.failed(ran.exitCode(), "the actor's execution ended with " + ran.word());
        }
        Map<String, JsonNode> data = new HashMap<>();
        for (String result : ran.results()) {
            object(result).path(USER_DATA).properties().forEach(field -> data.put(field.getKey(), field.getValue()));
        }
        return new Answer(true, 0, data, null);
    }

    private static JsonNode object(String result) {
        try {
            return result.startsWith("{") ? Json.value(result) : MissingNode.getInstance();
        } catch (IllegalStateException noJson) {
            return MissingNode.getInstance();
        }
    }
}
