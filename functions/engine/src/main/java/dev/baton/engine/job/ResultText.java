package dev.baton.engine.job;

import dev.baton.engine.record.Ids;

/**
 * A result as short text in its job's item. Its id is the job's own where it is the job's first result, so that no number
 * has to be fetched for it; further ones have numbers of their own, marked by a high bit.
 */
final class ResultText {
    private static final long FURTHER = (Ids.MAX_WORKFLOW + 1) << 22;

    private ResultText() {}

    /** The id of a further result with this number. */
    static long furtherId(long workflow, long number) {
        return FURTHER + Ids.of(workflow, number);
    }

    static boolean further(long id) {
        return id >= FURTHER;
    }

    /** The further result's id without the mark: workflow and number. */
    static long plainId(long id) {
        return further(id) ? id - FURTHER : id;
    }

    static String write(Result r) {
        return String.join(
                "|",
                Long.toString(r.id()),
                Long.toString(r.runId()),
                Integer.toString(r.attempt()),
                Long.toString(r.computeNodeId()),
                Integer.toString(r.returnCode()),
                Double.toString(r.execTimeMinutes()),
                Integer.toString(r.status().code()),
                text(r.peakMemoryBytes()),
                text(r.avgMemoryBytes()),
                text(r.peakCpuPercent()),
                text(r.avgCpuPercent()),
                r.completionTime());
    }

    static Result read(long jobId, String text) {
        String[] parts = text.split("\\|", 12);
        return new Result(
                Long.parseLong(parts[0]),
                jobId,
                Ids.workflow(jobId),
                Long.parseLong(parts[1]),
                Integer.parseInt(parts[2]),
                Long.parseLong(parts[3]),
                Integer.parseInt(parts[4]),
                Double.parseDouble(parts[5]),
                parts[11],
                JobStatus.ofCode(Long.parseLong(parts[6])),
                parts[7].isEmpty() ? null : Long.valueOf(parts[7]),
                parts[8].isEmpty() ? null : Long.valueOf(parts[8]),
                parts[9].isEmpty() ? null : Double.valueOf(parts[9]),
                parts[10].isEmpty() ? null : Double.valueOf(parts[10]));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
