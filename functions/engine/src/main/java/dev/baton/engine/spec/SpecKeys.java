package dev.baton.engine.spec;

import java.util.List;

/**
 * The keys of a spec at each level (specification of Torc, section 3). Ours: {@code priority}, {@code target} and {@code backoff_seconds}.
 * The old generation's: {@code blocked_by}, {@code consumes_user_data}, {@code stores_user_data}.
 */
final class SpecKeys {
    static final List<String> WORKFLOW = List.of(
            "name",
            "user",
            "description",
            "parameters",
            "jobs",
            "files",
            "user_data",
            "resource_requirements",
            "failure_handlers",
            "slurm_schedulers",
            "slurm_defaults",
            "resource_monitor",
            "actions",
            "jobs_sort_method",
            "compute_node_expiration_buffer_seconds",
            "compute_node_wait_for_new_jobs_seconds",
            "compute_node_ignore_workflow_completion",
            "compute_node_wait_for_healthy_database_minutes",
            "use_pending_failed");
    static final List<String> JOB = List.of(
            "name",
            "command",
            "target",
            "invocation_script",
            "cancel_on_blocking_job_failure",
            "supports_termination",
            "priority",
            "resource_requirements",
            "failure_handler",
            "scheduler",
            "depends_on",
            "depends_on_regexes",
            "blocked_by",
            "input_files",
            "input_file_regexes",
            "output_files",
            "output_file_regexes",
            "input_user_data",
            "input_user_data_regexes",
            "consumes_user_data",
            "output_user_data",
            "output_user_data_regexes",
            "stores_user_data",
            "parameters",
            "parameter_mode",
            "use_parameters");
    static final List<String> FILE = List.of("name", "path", "parameters", "parameter_mode", "use_parameters");
    static final List<String> USER_DATA = List.of("name", "data", "is_ephemeral");
    static final List<String> REQUIREMENTS = List.of("name", "num_cpus", "num_gpus", "num_nodes", "memory", "runtime");
    static final List<String> FAILURE_HANDLER = List.of("name", "rules");
    static final List<String> FAILURE_RULE =
            List.of("exit_codes", "match_all_exit_codes", "recovery_script", "max_retries", "backoff_seconds");
    static final List<String> SLURM_SCHEDULER = List.of(
            "name",
            "account",
            "gres",
            "mem",
            "nodes",
            "ntasks_per_node",
            "partition",
            "qos",
            "tmp",
            "walltime",
            "extra");
    static final List<String> RESOURCE_MONITOR =
            List.of("enabled", "granularity", "sample_interval_seconds", "generate_plots");
    static final List<String> ACTION = List.of(
            "trigger_type",
            "action_type",
            "jobs",
            "job_name_regexes",
            "commands",
            "scheduler",
            "scheduler_type",
            "num_allocations",
            "start_one_worker_per_node",
            "max_parallel_jobs",
            "persistent");

    private SpecKeys() {}
}
