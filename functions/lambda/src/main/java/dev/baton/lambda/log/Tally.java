package dev.baton.lambda.log;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of one metric.
 *
 * @param sum of all
 * @param values the first of them; the format takes no more than a hundred
 */
record Tally(double sum, List<Double> values) {
    private static final int MOST = 100;

    static Tally of(double value) {
        return new Tally(value, List.of(value));
    }

    Tally plus(Tally other) {
        List<Double> all = new ArrayList<>(values);
        for (double value : other.values) {
            if (all.size() < MOST) {
                all.add(value);
            }
        }
        return new Tally(sum + other.sum, List.copyOf(all));
    }

    void write(JsonGenerator json, boolean each) throws IOException {
        if (!each) {
            json.writeNumber(sum);
            return;
        }
        json.writeStartArray();
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
