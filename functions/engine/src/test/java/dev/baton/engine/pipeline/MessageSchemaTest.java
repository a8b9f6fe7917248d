package dev.baton.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.Backend;
import dev.baton.engine.EngineException;
import dev.baton.engine.access.CountedBytes;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The schemas that users get and the reader of messages say the same. */
class MessageSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OTHERS = List.of(
            "null",
            "-7",
            "true",
            "\"\"",
            "\"x\"",
            "\"RUN\"",
            "\"run\"",
            "\"a\\nb\"",
            "\"0123456789abcdef\"",
            "\"create\"",
            "[]",
            "[1]",
            "[{}]",
            "[\"a\"]",
            "{}",
            "\"58fa9ec7-6c25-5525-94f3-e853335e2f17\"");

    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .createValidator();

    private static JsonNode resource(String path) {
        try (InputStream in = MessageSchemaTest.class.getResourceAsStream(path)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static ObjectNode sample(String name) {
        return (ObjectNode) resource("/samples/messages/" + name + ".json");
    }

    /** Each field is taken away or replaced, each other field of the schema and a stranger is added. */
    private static List<ObjectNode> changes(ObjectNode sample, JsonNode schema) throws IOException {
        List<ObjectNode> changed = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of("zzz"));
        schema.get("properties").fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            ObjectNode less = sample.deepCopy();
            less.remove(name);
            changed.add(less);
            for (String other : OTHERS) {
                ObjectNode changing = sample.deepCopy();
                changing.set(name, JSON.readTree(other));
                changed.add(changing);
            }
        }
        return changed;
    }

    private void agree(String schemaFile, List<String> samples, Predicate<ObjectNode> read) throws IOException {
        JsonNode schema = resource("/schemas/" + schemaFile);
        URI uri = validator.registerSchema(schema);
        schema.get("properties")
                .forEach(property -> assertTrue(property.has("description"), () -> "no description: " + property));
        int refused = 0;
        for (String name : samples) {
            ObjectNode sample = sample(name);
            assertTrue(validator.validate(uri, sample).isValid(), name);
            assertTrue(read.test(sample), name);
            for (ObjectNode changed : changes(sample, schema)) {
                boolean valid = validator.validate(uri, changed).isValid();
                assertEquals(valid, read.test(changed), changed::toString);
                refused += valid ? 0 : 1;
            }
        }
        assertTrue(refused > 20, "refused " + refused);
    }

    private static JobMessage read(ObjectNode body) {
        try {
            return MessageReader.read(new ReactorMessage(body, Map.of(), null));
        } catch (EngineException refused) {
            assertTrue(
                    refused.getMessage().matches("(?s)[A-Za-z_]+: .*|No actionable event was received\\."),
                    refused.getMessage());
            return null;
        }
    }

    @Test
    void event_messages() throws IOException {
        agree("event.jsonschema", List.of("event", "event-2020"), body -> read(body) instanceof JobMessage.Event);
    }

    @Test
    void messages_that_set_up_a_job() throws IOException {
        agree(
                "pipelinejob-create.schema.json",
                List.of("create", "create-2020"),
                body -> read(body) instanceof JobMessage.Create);
    }

    @Test
    void messages_with_an_action() throws IOException {
        agree("pipelinejob-action.schema.json", List.of("cancel", "delete", "reset"), body -> switch (read(body)) {
            case JobMessage.Cancel cancel -> true;
            case JobMessage.Delete delete -> true;
            case JobMessage.Reset reset -> true;
            case JobMessage.Event event -> false;
            case JobMessage.Notice notice -> false;
            case JobMessage.Create create -> false;
            case null -> false;
        });
    }

    @Test
    void notifications() throws IOException {
        agree("agave-job.schema.json", List.of("agave-job"), MessageForms::isAgave);
        agree("aloe-job.schema.json", List.of("aloe-job"), MessageForms::isAloe);
    }

    @Test
    void messages_to_the_pipelines_manager() throws IOException {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        agree("pipeline.schema.json", List.of("pipeline"), body -> {
            PipelinesReactor reactor = new PipelineEngine(
                            Backend.plain(new InMemoryItemStore(clock), new InMemoryBlobStore(), clock)
                                    .with(new CountedBytes()))
                    .pipelinesReactor();
            return reactor.hear(new ReactorMessage(body, Map.of(), null)).exitCode() == 0;
        });
        PipelinesReactor reactor = new PipelineEngine(
                        Backend.plain(new InMemoryItemStore(clock), new InMemoryBlobStore(), clock)
                                .with(new CountedBytes()))
                .pipelinesReactor();
        ReactorOutcome retired = reactor.hear(new ReactorMessage(sample("pipeline-retire"), Map.of(), null));
        assertEquals(
                "token: administrative token was not valid",
                retired.result().get("reason").textValue());
        URI uri = validator.registerSchema(resource("/schemas/pipeline-retire.schema.json"));
        assertTrue(validator.validate(uri, sample("pipeline-retire")).isValid());
        assertFalse(validator.validate(uri, sample("pipeline")).isValid());
    }
}
