package dev.baton.conformance;

import java.util.HashMap;
import java.util.Map;

/** Which id of ours stands for which id of the transcript, for each kind of record. */
final class Ids {
    private final Map<String, Long> ours = new HashMap<>();

    /** Our id, or the same where the transcript never saw one made (an id that does not exist). */
    long translate(String kind, long theirs) {
        return ours.getOrDefault(kind + "/" + theirs, theirs);
    }

    /** Whether the ids stand for each other; the first meeting decides. */
    boolean same(String kind, long theirs, long actual) {
        return ours.computeIfAbsent(kind + "/" + theirs, first -> actual) == actual;
    }

    /** The kind of record whose id a field or a query parameter holds; null for none. */
    static String kind(String field) {
        return switch (field) {
            case "workflow_id" -> "workflows";
            case "job_id", "depends_on_job_id", "producer_job_id", "consumer_job_id", "depends_on_job_ids" -> "jobs";
            case "compute_node_id" -> "compute_nodes";
            case "resource_requirements_id" -> "resource_requirements";
            case "input_user_data_ids", "output_user_data_ids" -> "user_data";
            case "input_file_ids", "output_file_ids" -> "files";
            default -> null;
        };
    }
}
