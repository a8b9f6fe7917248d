package dev.baton.engine.spec;

import static dev.baton.engine.spec.Specs.errors;
import static dev.baton.engine.spec.Specs.warnings;
import static dev.baton.engine.spec.Specs.yaml;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.FailureRule;
import dev.baton.engine.workflow.SortMethod;
import dev.baton.engine.workflow.WorkflowSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sections beside jobs, with their defaults. */
class SectionsTest {
    @Test
    void spec_01_unknown_keys_are_errors_at_every_level() {
        List<String> errors = errors("""
                zzzzzzz: 1
                jobs: [{command: x, zzzzzzz: 1}]
                files: [{name: a, path: x, zzzzzzz: 1}]
                user_data: [{name: a, zzzzzzz: 1}]
                resource_requirements: [{name: a, num_cpus: 1, memory: 1g, zzzzzzz: 1}]
                failure_handlers: [{name: a, zzzzzzz: 1, rules: [{match_all_exit_codes: true, zzzzzzz: 1}]}]
                slurm_schedulers: [{account: a, zzzzzzz: 1}]
                resource_monitor: {zzzzzzz: 1}
                actions: [{trigger_type: on_workflow_start, action_type: run_commands, commands: [x], zzzzzzz: 1}]
                """);
        assertEquals(10, errors.size(), errors.toString());
        assertTrue(errors.stream().allMatch(e -> e.contains("zzzzzzz: unknown key; known are ")), errors.toString());
    }

    @Test
    void requirements_have_the_specs_defaults() {
        RequirementsSpec small = yaml("jobs: []\nresource_requirements: [{name: s, num_cpus: 2, memory: 1g}]")
                .requirements()
                .getFirst();
        assertEquals(0, small.resources().gpus());
        assertEquals(1, small.resources().nodes());
        assertEquals("PT1H", small.resources().runtime());
        assertEquals(
                List.of(
                        "w.yaml:2:25: resource_requirements[0]: the key 'num_cpus' is missing",
                        "w.yaml:2:25: resource_requirements[0]: the key 'memory' is missing",
                        "w.yaml:2:32: resource_requirements[0].name: the name 'default' is taken by the requirements that"
                                + " every workflow has"),
                errors("jobs: []\nresource_requirements: [{name: default}]"));
    }

    @Test
    void a_job_without_requirements_has_the_default_ones() {
        WorkflowSpec spec = yaml("jobs: [{command: x}, {command: x, resource_requirements: default}]");
        assertEquals(-1, spec.jobs().get(0).requirements());
        assertEquals(-1, spec.jobs().get(1).requirements());
    }

    @Test
    void a_job_has_torcs_defaults_and_ours() {
        JobSpec job = yaml("jobs: [{command: x}]").jobs().getFirst();
        assertTrue(job.cancelOnBlockingJobFailure());
        assertFalse(job.supportsTermination());
        assertEquals(0, job.priority());
        JobSpec other = yaml("jobs: [{command: x, priority: -5, supports_termination: true,"
                        + " cancel_on_blocking_job_failure: false, name: null, depends_on: null}]")
                .jobs()
                .getFirst();
        assertEquals(-5, other.priority());
        assertTrue(other.supportsTermination());
        assertFalse(other.cancelOnBlockingJobFailure());
        assertEquals("job_1", other.name());
    }

    @Test
    void handlers_keep_the_order_of_their_rules() {
        WorkflowSpec spec = yaml("""
                jobs: [{command: x, failure_handler: h}]
                failure_handlers:
                  - name: h
                    rules:
                      - {match_all_exit_codes: true, max_retries: 5}
                      - {exit_codes: [137, -9], recovery_script: "echo", backoff_seconds: 30}
                """);
        assertEquals(0, spec.jobs().getFirst().failureHandler());
        assertEquals(
                List.of(
                        new FailureRule(List.of(), true, null, 5, 0),
                        new FailureRule(List.of(137, -9), false, "echo", 3, 30)),
                spec.failureHandlers().getFirst().rules());
    }

    @Test
    void settings_have_torcs_defaults() {
        assertEquals(WorkflowSettings.DEFAULT, yaml("jobs: []").settings());
        WorkflowSettings settings = yaml("""
                jobs: []
                jobs_sort_method: gpus_memory_runtime
                compute_node_expiration_buffer_seconds: 1
                compute_node_wait_for_new_jobs_seconds: 2
                compute_node_ignore_workflow_completion: true
                compute_node_wait_for_healthy_database_minutes: 3
                use_pending_failed: true
                resource_monitor: {enabled: true, granularity: summary}
                slurm_defaults: {qos: high, nodes: 2}
                """).settings();
        assertEquals(
                new WorkflowSettings(
                        1,
                        2,
                        true,
                        3,
                        300,
                        SortMethod.GPUS_MEMORY_RUNTIME,
                        "{\"enabled\":true,\"granularity\":\"summary\"}",
                        "{\"qos\":\"high\",\"nodes\":2}",
                        true),
                settings);
    }

    @Test
    void settings_of_the_wrong_kind_are_errors() {
        assertEquals(
                List.of(
                        "w.yaml:2:20: jobs_sort_method: expected one of gpus_runtime_memory, gpus_memory_runtime, none,"
                                + " found 'fast'",
                        "w.yaml:3:22: use_pending_failed: expected true or false, found text",
                        "w.yaml:4:18: slurm_defaults: expected a map of Slurm options, found a list",
                        "w.yaml:5:33: resource_monitor.granularity: expected one of summary, time_series, found 'all'"),
                errors("jobs: []\njobs_sort_method:  fast\nuse_pending_failed:  yes\nslurm_defaults:  []\n"
                        + "resource_monitor: {granularity: all}\n"));
    }

    @Test
    void user_data_without_a_name_is_skipped_with_a_warning() {
        String spec = "jobs: []\nuser_data: [{data: 1}, {name: a, data: '1'}]";
        assertEquals(1, yaml(spec).userData().size());
        assertEquals(List.of("w.yaml:2:13: user_data[0]: this user data has no name and is skipped"), warnings(spec));
    }

    @Test
    void data_that_nobody_writes_is_a_warning() {
        assertEquals(
                List.of(
                        "w.yaml:2:21: user_data[0].name: a job reads the user data 'u', but no job writes it and it has no"
                                + " data; give it some before the workflow starts"),
                warnings("jobs: [{command: x, input_user_data: [u, v, w]}, {command: x, output_user_data: [v]}]\n"
                        + "user_data: [{name:  u}, {name: v}, {name: w, data: 0}]\n"));
    }

    @Test
    void schedulers_have_torcs_defaults() {
        WorkflowSpec spec = yaml("""
                jobs: [{command: x, scheduler: big}]
                slurm_schedulers:
                  - {account: a}
                  - {name: big, account: b, nodes: 4, mem: 10g, ntasks_per_node: 2, walltime: "04:00:00", qos: high}
                """);
        assertEquals(1, spec.jobs().getFirst().scheduler());
        assertEquals(
                "{\"name\":\"scheduler_1\",\"account\":\"a\",\"nodes\":1,\"walltime\":\"01:00:00\",\"qos\":\"normal\"}",
                spec.slurmSchedulers().getFirst().toString());
        assertEquals(
                "{\"name\":\"big\",\"account\":\"b\",\"nodes\":4,\"walltime\":\"04:00:00\",\"qos\":\"high\","
                        + "\"mem\":\"10g\",\"ntasks_per_node\":2}",
                spec.slurmSchedulers().getLast().toString());
    }

    @Test
    void actions_name_jobs_and_schedulers_by_index() {
        WorkflowSpec spec = yaml("""
                jobs: [{name: a, command: x}, {name: b1, command: x}, {name: b2, command: x}]
                slurm_schedulers: [{name: s, account: a}]
                actions:
                  - {trigger_type: on_workflow_start, action_type: schedule_nodes, scheduler_type: slurm, scheduler: s}
                  - trigger_type: on_jobs_ready
                    action_type: run_commands
                    commands: ["mkdir out"]
                    jobs: [a]
                    job_name_regexes: [^b]
                    persistent: true
                """);
        assertEquals(
                "{\"trigger_type\":\"on_workflow_start\",\"action_type\":\"schedule_nodes\",\"action_config\":"
                        + "{\"scheduler_type\":\"slurm\",\"num_allocations\":1,\"start_one_worker_per_node\":false},"
                        + "\"scheduler\":0,\"persistent\":false,\"jobs\":[]}",
                spec.actions().getFirst().toString());
        assertEquals(
                "{\"trigger_type\":\"on_jobs_ready\",\"action_type\":\"run_commands\",\"action_config\":"
                        + "{\"commands\":[\"mkdir out\"]},\"persistent\":true,\"jobs\":[0,1,2]}",
                spec.actions().getLast().toString());
    }

    @Test
    void actions_that_cannot_run_are_errors() {
        assertEquals(
                List.of(
                        "w.yaml:3:5: actions[0]: the key 'trigger_type' is missing",
                        "w.yaml:4:20: actions[1].trigger_type: expected one of on_workflow_start, on_workflow_complete,"
                                + " on_jobs_ready, on_jobs_complete, on_worker_start, on_worker_complete, found 'x'",
                        "w.yaml:4:37: actions[1].action_type: expected one of run_commands, schedule_nodes, found 'y'",
                        "w.yaml:5:5: actions[2]: run_commands needs a list of commands",
                        "w.yaml:5:20: actions[2].trigger_type: on_jobs_ready needs jobs or job_name_regexes",
                        "w.yaml:6:74: actions[3].jobs[0]: there is no job 'q'",
                        "w.yaml:6:97: actions[3].job_name_regexes[0]: the regex 'r' matches no job",
                        "w.yaml:7:5: actions[4]: the key 'scheduler' is missing"),
                errors("""
                        jobs: []
                        actions:
                          - {action_type: run_commands}
                          - {trigger_type: x, action_type:  y}
                          - {trigger_type: on_jobs_ready, action_type: run_commands}
                          - {trigger_type: on_workflow_start, action_type: run_commands, jobs:  [q], job_name_regexes: [r], commands: [x]}
                          - {trigger_type: on_workflow_start, action_type: schedule_nodes, scheduler_type: slurm}
                        """));
    }

    @Test
    void a_summary_counts_what_a_spec_makes() {
        SpecSummary summary = SpecParser.summarize(Specs.resource("collecting_results.yaml"));
        assertTrue(summary.valid());
        assertEquals("collecting_results", summary.workflowName());
        assertNull(summary.workflowDescription());
        assertEquals(11, summary.jobCount());
        assertEquals(2, summary.jobCountBeforeExpansion());
        assertEquals(10, summary.userDataCount());
        assertEquals(20, summary.linkCount());
        assertEquals("aggregate", summary.jobNames().getLast());
        assertFalse(summary.hasScheduleNodesAction());
    }

    @Test
    void a_summary_of_a_bad_spec_carries_its_errors() {
        SpecSummary summary =
                SpecParser.summarize(Specs.source("w.yaml", "jobs: [{name: a, command: x, scheduler: q}]"));
        assertFalse(summary.valid());
        assertEquals(List.of("w.yaml:1:41: jobs[0].scheduler: there is no scheduler 'q'"), summary.errors());
        assertEquals(List.of("a"), summary.jobNames());
        SpecSummary broken = SpecParser.summarize(Specs.source("w.yaml", "jobs: ["));
        assertFalse(broken.valid());
        assertEquals(0, broken.jobCount());
    }
}
