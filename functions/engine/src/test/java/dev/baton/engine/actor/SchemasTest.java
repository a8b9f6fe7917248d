package dev.baton.engine.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.Backend;
import dev.baton.engine.access.CountedBytes;
import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sent;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What leaves for functions and webhooks is what the schemas say. */
class SchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .createValidator();
    private final URI call = validator.registerSchema(resource("/schemas/actor-call.schema.json"));
    private final URI event = validator.registerSchema(resource("/schemas/actor-event.schema.json"));

    private static JsonNode resource(String path) {
        try (InputStream in = SchemasTest.class.getResourceAsStream(path)) {
            return JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException(path, unreadable);
        }
    }

    private void valid(URI schema, JsonNode node) {
        var result = validator.validate(schema, node);
        assertTrue(
                result.isValid(),
                () -> node + ": " + result.getErrors().getFirst().getError());
    }

    @Test
    void samples_are_valid_and_what_they_lack_is_noticed() {
        ObjectNode sample = (ObjectNode) resource("/samples/actors/execution-complete.json");
        valid(event, sample);
        valid(call, resource("/samples/actors/call.json"));
        sample.remove("exit_code");
        assertFalse(validator.validate(event, sample).isValid());
    }

    @Test
    void a_call_and_the_news_of_its_end_are_sent_as_the_schemas_say() {
        List<Delivery> sent = new ArrayList<>();
        Clock clock = Clock.systemUTC();
        Backend backend = Backend.plain(new InMemoryItemStore(clock), new InMemoryBlobStore(), clock)
                .with(new CountedBytes())
                .with(Push.plain(
                        (target, delivery) -> {
                            sent.add(delivery);
                            return new Sent.Answered(dev.baton.engine.push.Answer.failed(4, "went wrong"));
                        },
                        URI.create("http://localhost"),
                        true));
        Actors actors = Actors.over(backend);
        ActorSettings settings = ActorSettings.of("https://f.example/run");
        Caller admin = Caller.withKey("admin", Set.of(Caller.ADMIN));
        Actor silent = actors.directory().create(admin, settings);
        actors.mailbox().send(silent, new Letter("m", Letter.TEXT, Map.of("uuid", "u"), "admin", null));
        assertEquals(1, sent.size());
        valid(call, sent.getFirst().payload());
        Execution execution = actors.executions().list(silent.id(), null, 10).getFirst();
        assertEquals("FAILED", execution.outcome());
        assertEquals(4, execution.exitCode());
        actors.builtIns().register("echo", each -> Ran.of(0, null, List.of()));
        Actor told = actors.directory().create(admin, hooked());
        actors.mailbox().send(told, new Letter("m", Letter.TEXT, Map.of(), "admin", null));
        assertEquals(3, sent.size());
        sent.subList(1, 3).forEach(each -> valid(event, each.payload()));
    }

    private static ActorSettings hooked() {
        ActorSettings usual = ActorSettings.of("echo");
        return new ActorSettings(
                "echo",
                null,
                "",
                true,
                "none",
                "",
                "https://hook.example/",
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
                null,
                false,
                false);
    }
}
