package dev.baton.engine.spec;

import static dev.baton.engine.spec.Specs.command;
import static dev.baton.engine.spec.Specs.names;
import static dev.baton.engine.spec.Specs.resource;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The specs and fragments that the tutorials print, byte for byte. */
class SeedSpecsTest {
    @Test
    void the_tutorial_links_both_readers_to_the_writer() {
        WorkflowSpec spec =
                SpecParser.parse(resource("user_data_workflow.yaml")).spec();
        assertEquals("config_pipeline", spec.name());
        assertEquals("Jobs that pass configuration via user_data", spec.description());
        assertEquals(List.of("generate_config", "train_model", "evaluate_model"), names(spec));
        assertEquals(1, spec.userData().size());
        assertEquals("ml_config", spec.userData().getFirst().name());
        assertTrue(spec.userData().getFirst().data().isNull());
        assertArrayEquals(new int[] {0}, spec.jobs().get(0).outputUserData());
        assertArrayEquals(new int[] {0}, spec.jobs().get(1).inputUserData());
        assertArrayEquals(new int[] {0}, spec.jobs().get(2).inputUserData());
        assertArrayEquals(new int[] {}, spec.jobs().get(1).outputUserData());
    }

    @Test
    void the_tutorials_references_become_ids_in_comments_too() {
        WorkflowSpec spec =
                SpecParser.parse(resource("user_data_workflow.yaml")).spec();
        assertEquals("""
                echo '{"learning_rate": 0.001, "batch_size": 32, "epochs": 10}' > /tmp/config.json
                torc user-data update 101 \\
                  --data "$(cat /tmp/config.json)"
                """, command(spec, 0));
        assertTrue(command(spec, 1).endsWith("# In a real workflow: python train.py --config=\"101\"\n"));
    }

    @Test
    void the_tutorials_requirements_keep_their_words() {
        WorkflowSpec spec =
                SpecParser.parse(resource("user_data_workflow.yaml")).spec();
        RequirementsSpec large = spec.requirements().get(spec.jobs().get(1).requirements());
        assertEquals("gpu_large", large.name());
        assertEquals(8, large.resources().cpus());
        assertEquals(2, large.resources().gpus());
        assertEquals("32g", large.resources().memory());
        assertEquals("PT4H", large.resources().runtime());
        assertEquals(
                "minimal",
                spec.requirements().get(spec.jobs().get(0).requirements()).name());
    }

    @Test
    void the_first_pattern_declares_what_it_writes_and_takes_the_files_name() {
        WorkflowSpec spec =
                SpecParser.parse(resource("dynamic_configuration.yaml")).spec();
        assertEquals("dynamic_configuration", spec.name());
        assertEquals("optimal_params", spec.userData().getFirst().name());
        assertArrayEquals(new int[] {0}, spec.jobs().getFirst().outputUserData());
        assertTrue(command(spec, 0)
                .contains("torc user-data update 101 \\\n  --data \"{\\\"learning_rate\\\": $OPTIMAL_LR}\""));
    }

    @Test
    void the_last_pattern_makes_ten_workers_and_links_the_collector_to_all() {
        WorkflowSpec spec =
                SpecParser.parse(resource("collecting_results.yaml")).spec();
        assertEquals(11, spec.jobs().size());
        assertEquals("worker_10", spec.jobs().get(9).name());
        assertEquals(10, spec.userData().size());
        assertEquals("result_3", spec.userData().get(2).name());
        assertArrayEquals(new int[] {2}, spec.jobs().get(2).outputUserData());
        assertEquals("""
                RESULT=$(python process.py --id 3)
                torc user-data update 103 --data "$RESULT"
                """, command(spec, 2));
        assertArrayEquals(IntStream.range(0, 10).toArray(), spec.jobs().get(10).inputUserData());
    }

    @Test
    void the_collectors_shell_loop_looks_ids_up_by_name() {
        String command =
                command(SpecParser.parse(resource("collecting_results.yaml")).spec(), 10);
        assertTrue(command.startsWith("declare -A baton_user_data=([result_1]=101 [result_2]=102 "), command);
        assertTrue(
                command.contains("\n  torc user-data get ${baton_user_data[result_$i]} >> all_results.json\n"),
                command);
    }

    @Test
    void the_old_generations_bare_user_data_is_wrapped() {
        ParsedSpec parsed = SpecParser.parse(resource("old_user_data.json5"));
        assertEquals("output_data1", parsed.spec().userData().getFirst().name());
        assertEquals(
                List.of("old_user_data.json5:1:5: this declares data, but no jobs"),
                parsed.warnings().stream().map(SpecProblem::toString).toList());
    }

    @Test
    void the_old_generations_bare_jobs_depend_on_each_other() {
        WorkflowSpec spec = SpecParser.parse(resource("old_jobs.json5")).spec();
        assertEquals(List.of("job_1", "job_2"), names(spec));
        assertEquals("python work1.py", command(spec, 0));
        assertArrayEquals(new int[] {0}, spec.jobs().get(0).outputUserData());
        assertArrayEquals(new int[] {0}, spec.jobs().get(1).inputUserData());
        assertEquals("output_data1", spec.userData().getFirst().name());
    }

    @Test
    void the_old_generations_fragments_work_one_after_the_other_in_any_format() {
        String both = new String(resource("old_user_data.json5").bytes(), StandardCharsets.UTF_8)
                + "\n"
                + new String(resource("old_jobs.json5").bytes(), StandardCharsets.UTF_8);
        for (String file : List.of("w.json5", "w.json", "w.yaml", "w.js", "w")) {
            ParsedSpec parsed = SpecParser.parse(Specs.source(file, both));
            assertEquals(2, parsed.spec().jobs().size(), file);
            assertEquals(1, parsed.spec().userData().size(), file);
            assertEquals(List.of(), parsed.warnings(), file);
        }
    }

    @Test
    void a_seed_gives_no_warnings_where_it_is_whole() {
        assertTrue(
                SpecParser.parse(resource("user_data_workflow.yaml")).warnings().isEmpty());
        assertFalse(SpecParser.parse(resource("old_user_data.json5")).warnings().isEmpty());
    }
}
