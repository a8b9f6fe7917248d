package dev.baton.cli.client;

import dev.baton.cli.json.Json;

/**
 * How a job failed.
 *
 * @param code what the process returned; 0 where there is no result
 * @param seconds how long it ran
 * @param peakBytes 0 where nobody measured
 * @param requirements the id of what it asked for
 */
record JobFailure(long id, String name, String status, long code, double seconds, long peakBytes, Json requirements) {
    static JobFailure of(Json job, Json result) {
        double minutes = Double.parseDouble(result.text("exec_time_minutes").orElse("0"));
        return new JobFailure(
                job.number("id"),
                Group.cell(job, "name"),
                Group.cell(job, "status"),
                result.number("return_code"),
                minutes * 60,
                result.number("peak_memory_bytes"),
                job.get("resource_requirements_id"));
    }
}
