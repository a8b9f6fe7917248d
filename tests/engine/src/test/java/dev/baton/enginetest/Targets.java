package dev.baton.enginetest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.push.Answer;
import dev.baton.engine.push.AnswerText;
import dev.baton.engine.push.Callbacks;
import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sender;
import dev.baton.engine.push.Sent;
import dev.baton.engine.record.Json;
import dev.baton.engine.target.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everything that push jobs are sent to in a test: answers as the test says, by the job's name, and remembers what it got. */
final class Targets implements Sender {
    static final Sent ACCEPTED = new Sent.Accepted();
    static final Sent DONE = new Sent.Answered(new Answer(true, 0, Map.of(), null));
    static final Sent BROKEN = new Sent.Failed("the host is down", null);

    private final Map<String, Function<JsonNode, Sent>> answers = new HashMap<>();
    private final List<Delivery> got = new ArrayList<>();

    /** What a job with this name gets; others are done at once. */
    Targets on(String job, Function<JsonNode, Sent> answer) {
        answers.put(job, answer);
        return this;
    }

    Targets on(String job, Sent answer) {
        return on(job, payload -> answer);
    }

    static Sent failed(int code) {
        return new Sent.Answered(Answer.failed(code, null));
    }

    /** A target that answers with this JSON. */
    static Sent json(String body) {
        return AnswerText.ofReply(body).<Sent>map(Sent.Answered::new).orElse(ACCEPTED);
    }

    Push push(boolean inline) {
        return Push.plain(this, URI.create("https://baton.example"), inline);
    }

    @Override
    public Sent send(Target target, Delivery delivery) {
        got.add(delivery);
        JsonNode payload = Json.value(new String(delivery.bytes(), java.nio.charset.StandardCharsets.UTF_8));
        return answers.getOrDefault(payload.at("/job/name").asText(), any -> DONE)
                .apply(payload);
    }

    /** The names of the jobs that were sent, in order, and how often. */
    List<String> names() {
        return got.stream().map(one -> one.payload().at("/job/name").asText()).toList();
    }

    int count(String job) {
        return (int) names().stream().filter(job::equals).count();
    }

    JsonNode last(String job) {
        return got.reversed().stream()
                .map(Delivery::payload)
                .filter(payload -> payload.at("/job/name").asText().equals(job))
                .findFirst()
                .orElseThrow();
    }

    /** Calls back as the payload says. */
    static Callbacks.Reply call(World world, JsonNode payload, Callbacks.Word word) {
        JsonNode back = payload.get("callback");
        return world.engine()
                .callbacks()
                .call(
                        payload.at("/job/id").asLong(),
                        back.get("nonce").asText(),
                        back.get("token").asText(),
                        word);
    }

    static Callbacks.Word completed() {
        return new Callbacks.Word.Ended(new Answer(true, 0, Map.of(), null));
    }

    static Callbacks.Word failure(int code) {
        return new Callbacks.Word.Ended(Answer.failed(code, null));
    }
}
