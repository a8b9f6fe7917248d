package dev.baton.lambda.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.lambda.Invocation;
import io.quarkus.logging.LoggingFilter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Makes of each record one JSON object on one line, without secrets: it becomes the record's message, which the console
 * prints as it is.
 */
@LoggingFilter(name = "json")
public final class JsonLines implements Filter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ExtFormatter MESSAGE = new ExtFormatter() {
        @Override
        public String format(ExtLogRecord record) {
            return formatMessage(record);
        }
    };
    /** A stack trace that is longer tells no more; a line may have 256 KB. */
    private static final int LONGEST = 20_000;

    @Override
    public boolean isLoggable(LogRecord plain) {
        ExtLogRecord record = ExtLogRecord.wrap(plain);
        record.setMessage(line(record, Invocation.current()), ExtLogRecord.FormatStyle.NO_FORMAT);
        record.setParameters(null);
        record.setThrown(null);
        return true;
    }

    /** The record as JSON text. */
    static String line(ExtLogRecord record, Invocation invocation) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("time", record.getInstant().toString());
            json.writeStringField("level", record.getLevel().getName());
            json.writeStringField("message", clean(MESSAGE.format(record)));
            json.writeStringField("logger", record.getLoggerName());
            if (!invocation.requestId().isEmpty()) {
                json.writeStringField("requestId", invocation.requestId());
            }
            for (Map.Entry<String, Object> field : invocation.about().entrySet()) {
                json.writeObjectField(field.getKey(), field.getValue());
            }
            for (Map.Entry<String, String> field : record.getMdcCopy().entrySet()) {
                json.writeStringField("mdc." + field.getKey(), clean(field.getValue()));
            }
            if (record.getThrown() != null) {
                json.writeStringField("exception", clean(trace(record.getThrown())));
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string could not be written to", impossible);
        }
        return text.toString();
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String clean(String text) {
        String all = text == null ? "" : text;
        return Redaction.of(all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all);
    }
}
