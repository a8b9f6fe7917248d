package dev.baton.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.EngineException;
import dev.baton.engine.push.Answer;
import dev.baton.engine.push.Callbacks.Word;
import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sender;
import dev.baton.engine.push.Sent;
import dev.baton.engine.target.Target;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The targets of push jobs, and the way to them: they answer at once, call back later, twice, though their answer was lost, or
 * never; or are out of reach. Where nothing is disturbed they answer at once.
 */
final class Outside implements Sender {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final URI BASE = URI.create("https://baton.example");

    private final World world;
    private final Map<String, Integer> sent = new HashMap<>();

    Outside(World world) {
        this.world = world;
    }

    Push push(boolean inline) {
        return Push.plain(this, BASE, inline);
    }

    /** How often that attempt of a job was sent. */
    int sends(long jobId, int attempt) {
        return sent.getOrDefault(jobId + "-" + attempt, 0);
    }

    @Override
    public Sent send(Target target, Delivery delivery) {
        if (!world.simulation.inTask()) {
            sent.merge(delivery.idempotencyKey(), 1, Integer::sum);
            return new Sent.Answered(answer(delivery));
        }
        world.simulation.pause();
        sent.merge(delivery.idempotencyKey(), 1, Integer::sum);
        Sent answer = disturbed(delivery);
        world.simulation.trace.add(() -> world.simulation.line("sends", delivery + " " + answer));
        world.simulation.pause();
        return answer;
    }

    private Sent disturbed(Delivery delivery) {
        return switch (world.choices().below(8)) {
            case 0 -> new Sent.Failed("out of reach", null);
            case 1 -> {
                callBack(delivery);
                yield new Sent.Failed("it arrived, but the answer did not", null);
            }
            case 2 -> new Sent.Accepted();
            case 3 -> {
                callBack(delivery);
                callBack(delivery);
                yield new Sent.Accepted();
            }
            case 4 -> {
                callBack(delivery);
                yield new Sent.Answered(answer(delivery));
            }
            case 5, 6 -> {
                callBack(delivery);
                yield new Sent.Accepted();
            }
            default -> new Sent.Answered(answer(delivery));
        };
    }

    private static Answer answer(Delivery delivery) {
        String name = delivery.payload().at("/job/name").asText();
        int code = ExitCodes.of(name, delivery.attempt());
        return new Answer(code == 0, code, Map.of(), null);
    }

    private void callBack(Delivery delivery) {
        JsonNode back = delivery.payload().get("callback");
        Process target = new Process("target." + delivery.idempotencyKey(), false);
        world.simulation.spawn(target, target.name(), () -> {
            world.sleep(world.upTo(LONGEST));
            if (world.choices().oneIn(3)) {
                say(delivery, back, new Word.Running());
                world.sleep(world.upTo(LONGEST));
            }
            say(delivery, back, new Word.Ended(answer(delivery)));
        });
    }

    private void say(Delivery delivery, JsonNode back, Word word) {
        try {
            world.call(
                    "callback",
                    (engine, again) -> engine.callbacks()
                            .call(
                                    delivery.jobId(),
                                    back.get("nonce").asText(),
                                    back.get("token").asText(),
                                    word));
        } catch (EngineException refused) {
            // The job is gone; a target has nobody else to tell.
            world.simulation.pause();
        }
    }
}
