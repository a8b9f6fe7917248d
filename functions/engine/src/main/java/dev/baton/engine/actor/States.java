package dev.baton.engine.actor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Json;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import java.util.Optional;

/** What a stateful actor keeps between its executions: one JSON value with a version. Thread-safe. */
public final class States {
    private static final String TEXT = "d";
    private static final String VERSION = "v";

    private final Desk desk;

    /**
     * A state.
     *
     * @param version 0 before the first write, then one more with each
     */
    public record State(JsonNode value, long version) {}

    States(Desk desk) {
        this.desk = desk;
    }

    private static Key key(String actorId) {
        return new Key("actor/" + actorId, "state");
    }

    /** The state; an empty object before the first write. */
    public State get(String actorId) {
        return desk.items()
                .get(key(actorId))
                .map(this::read)
                .orElseGet(() -> new State(JsonNodeFactory.instance.objectNode(), 0));
    }

    private State read(Item item) {
        return new State(Json.value(desk.texts().restore(item.text(TEXT))), item.number(VERSION, 0));
    }

    /**
     * Replaces the state.
     *
     * @param expected the version that it must have; null to replace whatever is there
     * @return as it is now
     * @throws NotFoundException where the actor is stateless
     * @throws ConflictException where it has another version; the message tells which
     */
    public State put(Actor actor, JsonNode value, Long expected) {
        if (actor.settings().stateless()) {
            throw new NotFoundException("actor is stateless.");
        }
        String text = desk.texts().shorten(Json.write(value));
        Optional<Item> now = desk.items().get(key(actor.id()));
        while (true) {
            long version = now.map(item -> item.number(VERSION, 0)).orElse(0L);
            if (expected != null && expected != version) {
                throw new ConflictException("the state has version " + version + ", not " + expected
                        + "; read it again and send the version that you read");
            }
            Item after = Item.at(key(actor.id()))
                    .with(TEXT, text)
                    .with(VERSION, version + 1)
                    .build();
            switch (desk.items().put(after, now.isEmpty() ? Condition.ABSENT : Condition.is(VERSION, version))) {
                case Outcome.Applied applied -> {
                    return new State(value, version + 1);
                }
                case Outcome.Refused(var other) -> now = other;
            }
        }
    }

    void delete(String actorId) {
        desk.items().delete(key(actorId), Condition.ANY);
    }
}
