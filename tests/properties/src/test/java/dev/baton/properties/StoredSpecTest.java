package dev.baton.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.Engine;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.job.RuleText;
import dev.baton.engine.record.Ids;
import dev.baton.engine.spec.CommandTemplate;
import dev.baton.engine.spec.FileSpec;
import dev.baton.engine.spec.JobSpec;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.spec.UserDataSpec;
import dev.baton.engine.spec.WorkflowSpec;
import dev.baton.engine.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A workflow that was made from a spec holds what the spec says, every name, text, number and relation of it. */
final class StoredSpecTest {
    private static long id(long workflow, int index) {
        return index < 0 ? 0 : Ids.of(workflow, index + 1L);
    }

    private static Long idOrNull(long workflow, int index) {
        return index < 0 ? null : Long.valueOf(id(workflow, index));
    }

    private static List<Long> ids(long workflow, int... indexes) {
        return Arrays.stream(indexes).mapToObj(index -> id(workflow, index)).toList();
    }

    private static String command(long workflow, CommandTemplate template) {
        return template == null ? null : template.render(index -> id(workflow, index));
    }

    private static NewJob expected(long workflow, JobSpec job) {
        return new NewJob(
                job.name(),
                command(workflow, job.command()),
                command(workflow, job.invocationScript()),
                job.cancelOnBlockingJobFailure(),
                job.supportsTermination(),
                job.priority(),
                // The first requirements of a workflow are the default ones.
                id(workflow, job.requirements() + 1),
                idOrNull(workflow, job.scheduler()),
                idOrNull(workflow, job.failureHandler()),
                ids(workflow, job.dependsOn()),
                ids(workflow, job.inputFiles()),
                ids(workflow, job.outputFiles()),
                ids(workflow, job.inputUserData()),
                ids(workflow, job.outputUserData()));
    }

    /** Equal as JSON says: numbers by value, and null the same as nothing. */
    static void assertSameJson(JsonNode expected, JsonNode found) {
        if (found == null) {
            assertTrue(expected == null || expected.isNull(), () -> expected + " became nothing");
        } else {
            assertTrue(
                    expected.equals(
                            (a, b) -> a.isNumber() && b.isNumber()
                                    ? a.decimalValue().compareTo(b.decimalValue())
                                    : a.equals(b) ? 0 : 1,
                            found),
                    () -> expected + " became " + found);
        }
    }

    private static void check(Engine engine, WorkflowSpec spec, long workflow) {
        Workflow made = engine.workflows().get(workflow);
        assertEquals(spec.name(), made.spec().name());
        assertEquals(spec.description(), made.spec().description());
        assertEquals(spec.settings(), made.spec().settings());
        assertEquals(
                spec.jobs().stream().map(job -> expected(workflow, job)).toList(),
                engine.jobs().list(workflow).stream().map(Job::spec).toList());
        assertEquals(
                spec.files(),
                engine.files().list(workflow).stream()
                        .map((FileRecord file) -> new FileSpec(file.name(), file.path()))
                        .toList());
        List<UserData> data = engine.userData().list(workflow);
        for (int i = 0; i < spec.userData().size(); i++) {
            UserDataSpec one = spec.userData().get(i);
            assertEquals(
                    one.name() + one.ephemeral(),
                    data.get(i).name() + data.get(i).ephemeral());
            assertSameJson(one.data(), data.get(i).data());
        }
        assertEquals(spec.userData().size(), data.size());
        assertEquals(
                spec.requirements().stream()
                        .map(one -> one.name() + one.resources())
                        .toList(),
                engine.requirements().list(workflow).stream()
                        .skip(1)
                        .map(one -> one.name() + one.resources())
                        .toList());
        assertEquals(
                spec.failureHandlers().stream()
                        .map(one -> one.name() + one.rules())
                        .toList(),
                engine.failureHandlers().list(workflow).stream()
                        .map(one -> one.name() + RuleText.parse(one.rules()))
                        .toList());
        assertEquals(
                spec.slurmSchedulers().stream().map(JsonNode::toString).toList(),
                engine.slurmSchedulers().list(workflow).stream()
                        .map(one -> one.fields().toString())
                        .toList());
        assertEquals(spec.actions().size(), engine.actions().list(workflow).size());
    }

    @Test
    void a_workflow_holds_what_its_spec_says() {
        Seeds.each(80, random -> {
            JsonNode json = RandomSpec.next(random);
            // A reader of what nobody writes would be refused.
            json.get("user_data").forEach(record -> ((ObjectNode) record).set("data", new RandomJson(random).array(3)));
            SpecSource source = new SpecSource("w.json", json.toString().getBytes(StandardCharsets.UTF_8));
            WorkflowSpec spec = SpecParser.parse(source).spec();
            World world = new World();
            long workflow = world.engine
                    .workflows()
                    .create(spec, "u", random.nextBoolean())
                    .id();
            check(world.engine, spec, workflow);
        });
    }
}
