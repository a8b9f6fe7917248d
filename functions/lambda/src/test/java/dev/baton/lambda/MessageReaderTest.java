package dev.baton.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.Callbacks.Word;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessageReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .createValidator();

    private static JsonNode resource(String name) throws IOException {
        try (InputStream resource = MessageReaderTest.class.getResourceAsStream(name)) {
            return JSON.readTree(resource);
        }
    }

    private boolean fits(JsonNode message) throws IOException {
        URI schema = validator.registerSchema(resource("/schemas/message.schema.json"));
        return validator.validate(schema, message).isValid();
    }

    private Message sample(String name) throws IOException {
        JsonNode sample = resource("/samples/events/" + name);
        assertTrue(fits(sample), name);
        return MessageReader.read(sample);
    }

    @Test
    void a_notification_may_say_all_in_its_query() throws IOException {
        JsonNode notification = JSON.readTree(
                "{\"kind\":\"actor\",\"actor\":\"a\",\"query\":{\"uuid\":\"u\",\"status\":\"FINISHED\"}}");
        assertTrue(fits(notification));
        Message.ToActor letter = assertInstanceOf(Message.ToActor.class, MessageReader.read(notification));
        assertEquals("{}", letter.body().toString());
    }

    @Test
    void the_sample_events_are_understood() throws IOException {
        assertEquals(new Message.Tick(), sample("tick.json"));
        assertEquals(
                new Message.Finish(4194305, 1, 1, JobStatus.COMPLETED, 0, 1.5, "2026-11-21T10:00:00Z"),
                sample("message.json"));
        Message.Callback said = assertInstanceOf(Message.Callback.class, sample("callback.json"));
        assertEquals(4194305, said.jobId());
        Word.Ended ended = assertInstanceOf(Word.Ended.class, said.word());
        assertEquals("{\"number\":42}", ended.answer().userData().get("answer").toString());
        assertFalse(said.toString().contains(said.token()), "secrets are not shown");
        Message.ToActor letter = assertInstanceOf(Message.ToActor.class, sample("actor.json"));
        assertEquals("G56vjoAVzGkkq", letter.actor());
        assertEquals("update", letter.body().get("event").textValue());
        assertEquals(Map.of("x_session", "solid-snake"), letter.query());
        assertFalse(letter.toString().contains("0dc73dc3ff39b49a"), "secrets are not shown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|the message must be a JSON object",
                "{}|kind is missing",
                "{\"kind\":1}|kind must be a string",
                "{\"kind\":\"x\"}|kind must be one of tick, finish, callback, actor, not x",
                "{\"kind\":\"finish\",\"job_id\":1.5}|job_id must be a whole number",
                "{\"kind\":\"callback\",\"job_id\":1}|nonce is missing",
                "{\"kind\":\"callback\",\"job_id\":1,\"nonce\":\"n\",\"token\":\"t\",\"status\":\"x\"}|status must be completed, failed or running",
                "{\"kind\":\"callback\",\"job_id\":1,\"nonce\":\"n\",\"token\":\"t\",\"status\":\"failed\",\"return_code\":\"1\"}|return_code must be a whole number",
                "{\"kind\":\"finish\",\"job_id\":1,\"attempt\":0}|attempt must be a whole number from 1",
                "{\"kind\":\"actor\",\"message\":1}|actor is missing",
                "{\"kind\":\"actor\",\"actor\":\"a\"}|message is missing",
                "{\"kind\":\"actor\",\"actor\":\"a\",\"message\":null}|message is missing",
                "{\"kind\":\"actor\",\"actor\":\"a\",\"message\":1,\"query\":[]}|query must be an object",
                "{\"kind\":\"actor\",\"actor\":\"a\",\"message\":1,\"query\":{\"n\":1}}|query.n must be a string",
                "{\"kind\":\"actor\",\"actor\":\"a\",\"message\":1,\"nonce\":1}|nonce must be a string",
                "{\"kind\":\"actor\",\"actor\":\"a\",\"message\":1,\"key\":\" \"}|key must have 1 to 128 characters",
            })
    void what_is_wrong_is_named(String message, String refusal) throws IOException {
        var node = JSON.readTree(message);
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> MessageReader.read(node));
        assertTrue(wrong.getMessage().contains(refusal), wrong.getMessage());
        assertFalse(fits(node), "the schema refuses it, too");
    }
}
