package dev.baton.lambda.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

final class JsonLinesTest {
    @Test
    void a_record_becomes_one_line_with_its_exception_and_without_secrets() throws Exception {
        ExtLogRecord record = new ExtLogRecord(
                Level.SEVERE, "failed \"%s\"\nwith token=abcdef", ExtLogRecord.FormatStyle.PRINTF, "x");
        record.setParameters(new Object[] {"it"});
        record.setLoggerName("dev.baton.Some");
        record.setThrown(new IllegalStateException("Authorization: Bearer abcdef"));
        assertTrue(new JsonLines().isLoggable(record));
        String line = record.getMessage();
        JsonNode json = new ObjectMapper().readTree(line);
        assertEquals("failed \"it\"\nwith token=[redacted]", json.get("message").asText());
        assertEquals("dev.baton.Some", json.get("logger").asText());
        assertTrue(json.get("exception").asText().startsWith("java.lang.IllegalStateException"));
        assertFalse(line.contains("abcdef") || line.contains("\n"), line);
        assertEquals(null, record.getThrown(), "the console would print it once more");
    }
}
