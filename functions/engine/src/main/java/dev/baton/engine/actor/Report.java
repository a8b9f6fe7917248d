package dev.baton.engine.actor;

import dev.baton.engine.record.Json;
import java.util.List;

/** What a run left: its log and its results, as they are kept. */
record Report(String log, List<String> results) {
    /** The longest log, in characters. */
    private static final int LONGEST = 1_000_000;

    private static final String CUT = "\n... the log is cut here: it has more than 1,000,000 characters\n";
    static final Report NONE = new Report("", List.of());

    static Report of(Ran ran) {
        String log = ran.log() == null ? "" : ran.log();
        return new Report(log.length() > LONGEST ? log.substring(0, LONGEST) + CUT : log, ran.results());
    }

    String text() {
        return Json.write(this);
    }

    static Report read(String text) {
        return Json.read(text, Report.class);
    }
}
