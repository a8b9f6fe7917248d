package dev.baton.engine.spec;

import static dev.baton.engine.spec.Specs.errors;
import static dev.baton.engine.spec.Specs.source;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spec in KDL means what the same spec in YAML means. */
class KdlSpecTest {
    private static final String YAML = """
            name: sweep
            description: all that a spec has
            parameters: {lr: "[0.1,0.2]"}
            files:
              - {name: raw, path: /data/raw.csv}
              - {name: "model_{lr}", path: "/models/{lr}.pt", use_parameters: [lr]}
            user_data:
              - {name: config, data: {rate: 1.5, on: true, list: [1, null]}, is_ephemeral: true}
            resource_requirements:
              - {name: small, num_cpus: 2, memory: 4g, runtime: PT30M}
            failure_handlers:
              - name: again
                rules:
                  - {exit_codes: [10], recovery_script: mend.sh, max_retries: 3}
                  - {exit_codes: [11, 12], max_retries: 2}
            slurm_schedulers:
              - {name: gpu, account: me, nodes: 2, walltime: "04:00:00"}
            jobs:
              - name: prepare
                command: 'get ${files.output.raw} "quoted"'
                cancel_on_blocking_job_failure: false
                resource_requirements: small
                failure_handler: again
              - name: train_{lr}
                command: train --lr={lr}
                depends_on: [prepare]
                input_files: [raw]
                output_files: ["model_{lr}"]
                input_user_data: [config]
                use_parameters: [lr]
              - name: collect_{i}
                command: collect
                depends_on_regexes: ["train_.*"]
                parameters: {i: "1:2"}
            actions:
              - {trigger_type: on_workflow_start, action_type: run_commands, commands: ["mkdir a", "echo b"]}
              - {trigger_type: on_jobs_ready, action_type: schedule_nodes, jobs: [prepare], scheduler: gpu,
                 scheduler_type: slurm, num_allocations: 2, start_one_worker_per_node: true}
            """;

    private static final String KDL = """
            // all that a spec has
            name "sweep"
            description "all that a spec has"
            parameters {
                lr "[0.1,0.2]"
            }
            file "raw" path="/data/raw.csv"
            file "model_{lr}" {
                path "/models/{lr}.pt"
                use_parameters "lr"
            }
            user_data "config" {
                is_ephemeral #true
                data "{\\"rate\\": 1.5, \\"on\\": true, \\"list\\": [1, null]}"
            }
            resource_requirements "small" {
                num_cpus 2
                memory "4g"
                runtime "PT30M"
            }
            failure_handler "again" {
                rule {
                    exit_codes 10
                    recovery_script "mend.sh"
                    max_retries 3
                }
                rule { exit_codes 11 12; max_retries 2; }
            }
            slurm_scheduler "gpu" {
                account "me"
                nodes 2
                walltime "04:00:00"
            }
            job "prepare" {
                command "get ${files.output.raw} \\"quoted\\""
                cancel_on_blocking_job_failure #false
                resource_requirements "small"
                failure_handler "again"
            }
            job "train_{lr}" {
                command "train --lr={lr}"
                depends_on "prepare"
                input_file "raw"
                output_file "model_{lr}"
                input_user_data "config"
                use_parameters "lr"
            }
            job "collect_{i}" {
                command "collect"
                depends_on_regex "train_.*"
                parameters { i "1:2"; }
            }
            action {
                trigger_type "on_workflow_start"
                action_type "run_commands"
                command "mkdir a"
                command "echo b"
            }
            action {
                trigger_type "on_jobs_ready"
                action_type "schedule_nodes"
                job "prepare"
                scheduler "gpu"
                scheduler_type "slurm"
                num_allocations 2
                start_one_worker_per_node #true
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"w.kdl", "w"})
    void every_section_means_the_same_as_in_yaml(String file) {
        WorkflowSpec yaml = Specs.yaml(YAML);
        WorkflowSpec kdl = SpecParser.parse(source(file, KDL)).spec();
        assertEquals(Specs.names(yaml), Specs.names(kdl));
        assertEquals(yaml.files(), kdl.files());
        assertEquals(yaml.userData().toString(), kdl.userData().toString());
        assertEquals(yaml.requirements(), kdl.requirements());
        assertEquals(yaml.failureHandlers(), kdl.failureHandlers());
        assertEquals(yaml.actions(), kdl.actions());
        for (int i = 0; i < yaml.jobs().size(); i++) {
            JobSpec expected = yaml.jobs().get(i);
            JobSpec job = kdl.jobs().get(i);
            assertEquals(Specs.command(yaml, i), Specs.command(kdl, i));
            assertEquals(expected.cancelOnBlockingJobFailure(), job.cancelOnBlockingJobFailure());
        }
    }

    @Test
    void a_wrong_key_or_name_is_told_with_its_place() {
        assertEquals(
                List.of(
                        "w.kdl:2:3: jobs[0].comand: unknown key; did you mean 'command'?",
                        "w.kdl:3:14: jobs[0].depends_on[0]: there is no job 'b'; did you mean 'a'?"),
                errors(source("w.kdl", "job \"a\" {\n  comand \"x\"\n  depends_on \"b\"\n  command \"x\"\n}")));
    }

    @Test
    void a_key_that_stands_twice_and_a_value_too_many_are_told() {
        assertEquals(
                List.of(
                        "w.kdl:1:9: job takes no such value here: the number 5",
                        "w.kdl:3:3: the key 'command' stands twice in this map, first at line 2"),
                errors(source("w.kdl", "job \"a\" 5 {\n  command \"x\"\n  command \"y\"\n}")));
    }

    @Test
    void data_that_is_no_json_is_told() {
        assertEquals(
                List.of(
                        "w.kdl:1:22: data must be JSON in a text, such as \"{\\\"key\\\": 1}\": expected a value (text in"
                                + " quotes), found 'oops'"),
                errors(source("w.kdl", "user_data \"d\" { data \"  oops\"; }; job \"a\" { command \"x\"; }")));
    }
}
