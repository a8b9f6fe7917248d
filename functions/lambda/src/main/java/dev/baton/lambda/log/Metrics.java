package dev.baton.lambda.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.engine.Backend;
import dev.baton.engine.job.JobStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Counts what the engine does, and writes it once an invocation in CloudWatch's embedded metric format: a line of the log
 * from which CloudWatch takes metrics in the namespace Baton, by function. Thread-safe.
 */
public final class Metrics implements Backend.News {
    /** What this process counts. */
    public static final Metrics PROCESS = new Metrics(System.out::println, System::currentTimeMillis);

    private static final JsonFactory JSON = new JsonFactory();

    private final Consumer<String> log;
    private final LongSupplier millis;
    private final Map<Metric, Tally> tallies = new ConcurrentHashMap<>();
    private volatile Supplier<Units> meter = () -> new Units(0, 0);

    /** Capacity that the store used since it was last asked. */
    public record Units(double writes, double reads) {}

    Metrics(Consumer<String> log, LongSupplier millis) {
        this.log = log;
        this.millis = millis;
    }

    @Override
    public void of(long workflowId) {
        // Nobody waits in a function.
    }

    @Override
    public void ended(long jobId, JobStatus how, long tellingMillis) {
        Metric outcome = switch (how) {
            case COMPLETED -> Metric.JOBS_COMPLETED;
            case FAILED -> Metric.JOBS_FAILED;
            case CANCELED -> Metric.JOBS_CANCELED;
            case TERMINATED -> Metric.JOBS_TERMINATED;
            case UNINITIALIZED, BLOCKED, READY, PENDING, RUNNING, DISABLED, PENDING_FAILED -> Metric.JOBS_OTHER;
        };
        add(outcome, 1);
        add(Metric.PROPAGATION_DELAY, tellingMillis);
    }

    @Override
    public void contended(long jobId) {
        add(Metric.CLAIM_CONFLICTS, 1);
    }

    @Override
    public void stuck(long workflowId) {
        add(Metric.STUCK_WORKFLOWS, 1);
    }

    /** Asks this from now on what the store used; each answer starts from zero. */
    public void meterBy(Supplier<Units> capacity) {
        meter = capacity;
    }

    /** A tick looked after so many things, in so long. */
    public void ticked(int done, long tookMillis) {
        add(Metric.TICK_WORK, done);
        // Zero is said, too, so that an alarm ends with the next tick.
        add(Metric.STUCK_WORKFLOWS, 0);
        add(Metric.TICK_DURATION, tookMillis);
    }

    private void add(Metric metric, double value) {
        tallies.merge(metric, Tally.of(value), Tally::plus);
    }

    /** Writes what was counted since the last time, if anything was, and begins anew. */
    public void emit(String function, String requestId) {
        Units used = meter.get();
        if (used.writes() > 0 || used.reads() > 0) {
            add(Metric.WRITE_UNITS, used.writes());
            add(Metric.READ_UNITS, used.reads());
        }
        Map<Metric, Tally> counted = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            Tally tally = tallies.remove(metric);
            if (tally != null) {
                counted.put(metric, tally);
            }
        }
        if (!counted.isEmpty()) {
            log.accept(line(function, requestId, counted));
        }
    }

    private String line(String function, String requestId, Map<Metric, Tally> counted) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", millis.getAsLong());
            json.writeArrayFieldStart("CloudWatchMetrics");
            json.writeStartObject();
            json.writeStringField("Namespace", "Baton");
            json.writeArrayFieldStart("Dimensions");
            json.writeStartArray();
            json.writeString("Function");
            json.writeEndArray();
            json.writeEndArray();
            json.writeArrayFieldStart("Metrics");
            for (Metric metric : counted.keySet()) {
                json.writeStartObject();
                json.writeStringField("Name", metric.title());
                json.writeStringField("Unit", metric.unit());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringField("Function", function);
            json.writeStringField("requestId", requestId);
            for (Map.Entry<Metric, Tally> each : counted.entrySet()) {
                json.writeFieldName(each.getKey().title());
                each.getValue().write(json, each.getKey().each());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string could not be written to", impossible);
        }
        return text.toString();
    }
}
