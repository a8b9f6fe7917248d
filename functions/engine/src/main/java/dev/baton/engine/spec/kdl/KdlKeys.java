package dev.baton.engine.spec.kdl;

import java.util.Map;

/** Which nodes stand for which keys of a spec (specification of Torc, section 3). */
final class KdlKeys {
    /**
     * A kind of node.
     *
     * @param key of the list that its nodes become
     * @param named whether the first value is the name
     * @param lists the nodes inside that may stand several times, and the lists that they become
     * @param json the node inside whose text is JSON; empty for none
     */
    record Section(String key, boolean named, Map<String, String> lists, String json) {}

    private static final Map<String, String> LISTS_OF_JOBS = Map.ofEntries(
            Map.entry("depends_on", "depends_on"),
            Map.entry("depends_on_job", "depends_on"),
            Map.entry("blocked_by", "depends_on"),
            Map.entry("blocked_by_job", "depends_on"),
            Map.entry("depends_on_regexes", "depends_on_regexes"),
            Map.entry("depends_on_regex", "depends_on_regexes"),
            Map.entry("depends_on_job_regex", "depends_on_regexes"),
            Map.entry("input_file", "input_files"),
            Map.entry("input_files", "input_files"),
            Map.entry("input_file_regex", "input_file_regexes"),
            Map.entry("input_file_regexes", "input_file_regexes"),
            Map.entry("output_file", "output_files"),
            Map.entry("output_files", "output_files"),
            Map.entry("output_file_regex", "output_file_regexes"),
            Map.entry("output_file_regexes", "output_file_regexes"),
            Map.entry("input_user_data", "input_user_data"),
            Map.entry("input_user_data_regex", "input_user_data_regexes"),
            Map.entry("input_user_data_regexes", "input_user_data_regexes"),
            Map.entry("output_user_data", "output_user_data"),
            Map.entry("output_user_data_regex", "output_user_data_regexes"),
            Map.entry("output_user_data_regexes", "output_user_data_regexes"),
            Map.entry("consumes_user_data", "consumes_user_data"),
            Map.entry("stores_user_data", "stores_user_data"),
            Map.entry("use_parameters", "use_parameters"));

    private static final Map<String, String> LISTS_OF_ACTIONS = Map.of(
            "job", "jobs",
            "jobs", "jobs",
            "job_name_regex", "job_name_regexes",
            "job_name_regexes", "job_name_regexes",
            "command", "commands",
            "commands", "commands");

    /** A map without any of these. */
    static final Section PLAIN = new Section("", false, Map.of("exit_codes", "exit_codes"), "");

    static final Map<String, Section> SECTIONS = Map.of(
            "job", new Section("jobs", true, LISTS_OF_JOBS, ""),
            "file", new Section("files", true, Map.of("use_parameters", "use_parameters"), ""),
            "user_data", new Section("user_data", true, Map.of(), "data"),
            "resource_requirements", new Section("resource_requirements", true, Map.of(), ""),
            "failure_handler", new Section("failure_handlers", true, Map.of("rule", "rules", "rules", "rules"), ""),
            "slurm_scheduler", new Section("slurm_schedulers", true, Map.of(), ""),
            "action", new Section("actions", false, LISTS_OF_ACTIONS, ""));

    private KdlKeys() {}
}
