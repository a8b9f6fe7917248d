package dev.baton.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.Callbacks.Word;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessageReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Message sample(String name) throws IOException {
        try (InputStream sample = MessageReaderTest.class.getResourceAsStream("/samples/events/" + name)) {
            return MessageReader.read(JSON.readTree(sample));
        }
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
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|the message must be a JSON object",
                "{}|kind is missing",
                "{\"kind\":1}|kind must be a string",
                "{\"kind\":\"x\"}|kind must be one of tick, finish, callback, not x",
                "{\"kind\":\"finish\",\"job_id\":1.5}|job_id must be a whole number",
                "{\"kind\":\"callback\",\"job_id\":1}|nonce is missing",
                "{\"kind\":\"callback\",\"job_id\":1,\"nonce\":\"n\",\"token\":\"t\",\"status\":\"x\"}|status must be completed, failed or running",
                "{\"kind\":\"callback\",\"job_id\":1,\"nonce\":\"n\",\"token\":\"t\",\"status\":\"failed\",\"return_code\":\"1\"}|return_code must be a whole number",
                "{\"kind\":\"finish\",\"job_id\":1,\"attempt\":0}|attempt must be a whole number from 1",
            })
    void what_is_wrong_is_named(String message, String refusal) throws IOException {
        var node = JSON.readTree(message);
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> MessageReader.read(node));
        assertTrue(wrong.getMessage().contains(refusal), wrong.getMessage());
    }
}
