package dev.baton.engine.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.Backend;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.record.Json;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.workflow.StoredEngine;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What targets get, and what they answer, is as the schemas say. */
final class DeliverySchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .createValidator();
    private final URI delivery = validator.registerSchema(json("/schemas/push-delivery.schema.json"));
    private final URI answer = validator.registerSchema(json("/schemas/push-answer.schema.json"));

    private static JsonNode json(String path) {
        try (InputStream in = DeliverySchemaTest.class.getResourceAsStream(path)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static Links links() {
        return new Links() {
            @Override
            public Optional<URI> file(FileRecord file) {
                return Optional.of(URI.create("https://files.example/" + file.id()));
            }

            @Override
            public Optional<URI> userData(long id) {
                return Optional.of(URI.create("https://data.example/" + id));
            }
        };
    }

    private static List<JsonNode> deliveries(String yaml, Links links) {
        List<JsonNode> sent = new ArrayList<>();
        Sender sender = (target, delivery) -> {
            sent.add(Json.value(new String(delivery.bytes(), StandardCharsets.UTF_8)));
            assertFalse(delivery.toString()
                    .contains(delivery.payload().at("/callback/token").asText()));
            return new Sent.Accepted();
        };
        Clock clock = Clock.systemUTC();
        Push push = new Push(sender, links, () -> URI.create("https://b.example"), true, 5, Push.CALLER, () -> true);
        new StoredEngine(Backend.plain(new InMemoryItemStore(clock), new InMemoryBlobStore(), clock)
                        .with(byte[]::new)
                        .with(push))
                .workflows()
                .create(
                        SpecParser.parse(new SpecSource("w.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                                .spec(),
                        "u",
                        true);
        return sent;
    }

    private static final String SPEC = """
            name: all
            files: [{name: in, path: in.csv}, {name: out, path: out.csv}]
            user_data: [{name: small, data: [1]}, {name: big, data: "%s"}, {name: made}]
            jobs:
              - name: whole
                target: https://t.example
                command: look at ${files.input.in}
                input_user_data: [small, big]
                output_user_data: [made]
                output_files: [out]
              - {name: bare, target: "arn:aws:lambda:us-east-1:123456789012:function:f"}
            """;

    @Test
    void deliveries_fit_the_schema_with_and_without_links() {
        for (Links links : List.of(Links.NONE, links())) {
            List<JsonNode> sent = deliveries(SPEC.formatted("x"), links);
            assertEquals(2, sent.size());
            sent.forEach(one -> assertTrue(validator.validate(delivery, one).isValid(), one::toString));
        }
    }

    @Test
    void what_is_too_large_goes_by_a_link_and_what_is_small_does_not() {
        JsonNode sent = deliveries(SPEC.formatted("x".repeat(300_000)), links()).getFirst();
        assertTrue(validator.validate(delivery, sent).isValid(), sent.toString());
        assertEquals("[1]", sent.at("/input/user_data/small").toString());
        assertTrue(sent.at("/input/user_data_urls/big").asText().startsWith("https://data.example/"));
        assertFalse(sent.at("/input/user_data").has("big"));
    }

    @Test
    void the_samples_fit_their_schemas() {
        assertTrue(validator
                .validate(delivery, json("/samples/push/delivery.json"))
                .isValid());
        JsonNode sample = json("/samples/push/answer.json");
        assertTrue(validator.validate(answer, sample).isValid());
        assertEquals(
                42,
                AnswerText.ofReply(sample.toString())
                        .orElseThrow()
                        .userData()
                        .get("answer")
                        .asInt());
    }

    @Test
    void the_schema_and_the_parser_of_answers_say_the_same() throws IOException {
        for (String good : List.of(
                "{\"status\":\"completed\"}",
                "{\"status\":\"failed\",\"return_code\":3,\"error\":\"x\"}",
                "{\"status\":\"completed\",\"return_code\":null,\"user_data\":null}",
                "{\"status\":\"accepted\"}",
                "{}")) {
            assertTrue(validator.validate(answer, JSON.readTree(good)).isValid(), good);
            AnswerText.ofReply(good);
        }
        for (String bad : List.of(
                "{\"status\":\"perhaps\"}",
                "{\"status\":\"failed\",\"return_code\":\"3\"}",
                "{\"status\":\"failed\",\"return_code\":2147483648}",
                "{\"status\":\"completed\",\"user_data\":[]}")) {
            assertFalse(validator.validate(answer, JSON.readTree(bad)).isValid(), bad);
            org.junit.jupiter.api.Assertions.assertThrows(
                    IllegalArgumentException.class, () -> AnswerText.ofReply(bad), bad);
        }
    }
}
