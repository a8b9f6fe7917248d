package dev.baton.enginetest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.Engine;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.ActorSettings;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.BuiltIn;
import dev.baton.engine.actor.Call;
import dev.baton.engine.actor.Caller;
import dev.baton.engine.actor.Courier;
import dev.baton.engine.actor.Execution;
import dev.baton.engine.actor.Image;
import dev.baton.engine.actor.Letter;
import dev.baton.engine.actor.Ran;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A function that keeps what it was called with and says its message, and a courier that does the same. */
final class Echo implements BuiltIn, Courier {
    static final Caller ADMIN = Caller.withKey("admin", Set.of("admin"));

    final List<Call> calls = new ArrayList<>();
    final List<JsonNode> posts = new ArrayList<>();
    /** How many of the next runs fail. */
    int failures;
    /** What the courier answers. */
    Courier.Handover answer = new Courier.Taken();

    boolean posting = true;

    @Override
    public Ran run(Call call) {
        calls.add(call);
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("a secret");
        }
        return new Ran(call.message().equals("fail") ? 3 : 0, null, call.message(), List.of("r1", "r2"));
    }

    @Override
    public Handover hand(Image image, Call call) {
        calls.add(call);
        return answer;
    }

    @Override
    public boolean post(URI webhook, JsonNode body) {
        posts.add(body);
        return posting;
    }

    Actors on(Engine engine) {
        engine.actors().builtIns().register("echo", this).stand("G56vjoAVzGkkq", "manager", "echo");
        engine.actors().deliverBy(this);
        return engine.actors();
    }

    static ActorSettings settings(String image, boolean stateless, String link, String webhook, String cron) {
        ActorSettings usual = ActorSettings.of(image);
        return new ActorSettings(
                image,
                "n",
                "",
                stateless,
                "none",
                link,
                webhook,
                List.of(),
                usual.defaultEnvironment(),
                false,
                false,
                null,
                null,
                null,
                false,
                "default",
                null,
                cron,
                cron != null,
                false);
    }

    static Letter letter(String message) {
        return letter(message, null);
    }

    static Letter letter(String message, String key) {
        return new Letter(message, Letter.TEXT, Map.of("uuid", "u1"), "admin", key);
    }

    static List<Execution> executions(Actors actors, Actor actor) {
        return actors.executions().list(actor.id(), null, 1000);
    }
}
