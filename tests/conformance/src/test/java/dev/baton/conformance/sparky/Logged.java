package dev.baton.conformance.sparky;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What this process logs while it is open, with the texts of what was thrown. */
final class Logged extends Handler implements AutoCloseable {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    Logged() {
        Logger.getLogger("").addHandler(this);
    }

    /** The lines that hold that. */
    List<String> lines(String part) {
        synchronized (lines) {
            return lines.stream().filter(line -> line.contains(part)).toList();
        }
    }

    @Override
    public void publish(LogRecord line) {
        StringBuilder text = new StringBuilder(String.valueOf(line.getMessage()));
        if (line.getParameters() != null) {
            for (Object each : line.getParameters()) {
                text.append(' ').append(each);
            }
        }
        for (Throwable thrown = line.getThrown(); thrown != null; thrown = thrown.getCause()) {
            text.append(' ').append(thrown);
        }
        lines.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
