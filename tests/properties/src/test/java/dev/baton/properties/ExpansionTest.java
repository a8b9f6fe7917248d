package dev.baton.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.spec.InvalidSpecException;
import dev.baton.engine.spec.JobSpec;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.spec.WorkflowSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What parameters make of jobs and files is what counting it out by hand gives: how many, in which order, with which texts. */
final class ExpansionTest {
    private static final int MOST = 400;

    private final ObjectNode workflow = JsonNodeFactory.instance.objectNode();
    private final List<String> expectedJobs = new ArrayList<>();
    private final List<String> expectedFiles = new ArrayList<>();

    private static String job(String name, String command, String script, Object dependsOn, Object files) {
        return String.join(" / ", name, command, script, dependsOn.toString(), files.toString());
    }

    private static List<String> jobs(WorkflowSpec spec) {
        List<String> jobs = new ArrayList<>();
        for (JobSpec job : spec.jobs()) {
            jobs.add(job(
                    job.name(),
                    job.command().render(i -> i),
                    String.valueOf(
                            job.invocationScript() == null
                                    ? null
                                    : job.invocationScript().render(i -> i)),
                    Arrays.stream(job.dependsOn()).boxed().toList(),
                    Arrays.stream(job.inputFiles()).boxed().toList()));
        }
        return jobs;
    }

    /** Whether no two combinations give one name, and there are not too many. */
    private static boolean usable(NaiveExpansion expansion, Template name) {
        List<Map<String, Object>> all = expansion.combinations();
        return all.size() <= MOST
                && all.stream()
                                .map(values -> name.fill(values, false))
                                .distinct()
                                .count()
                        == all.size();
    }

    private void build(Random random) {
        List<Declared> shared = new ArrayList<>();
        ObjectNode parameters = workflow.put("name", "w").putObject("parameters");
        for (String name : NaiveExpansion.NAMES) {
            shared.add(Declared.random(name, random));
            parameters.set(name, shared.getLast().text());
        }
        ArrayNode files = workflow.putArray("files");
        ArrayNode jobs = workflow.putArray("jobs");
        for (int i = 0; i < 3; i++) {
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            NaiveExpansion expansion = NaiveExpansion.random(record, shared, random);
            Template distinct = Template.distinct("r" + i, expansion.names());
            if (usable(expansion, distinct)) {
                files(record.deepCopy(), expansion, distinct, files, random);
                jobs(record, expansion, distinct, jobs, random);
            }
        }
    }

    /** Files of these names. */
    private void files(ObjectNode file, NaiveExpansion expansion, Template name, ArrayNode files, Random random) {
        Template path = Template.random(NaiveExpansion.NAMES, random);
        if (path.source().indexOf('\n') >= 0) {
            return;
        }
        files.add(file.put("name", name.source()).put("path", path.source()));
        for (Map<String, Object> values : expansion.combinations()) {
            expectedFiles.add(name.fill(values, false) + " / " + path.fill(values, false));
        }
    }

    /** Jobs of which each reads the file of its own values, where there is one; and jobs that follow them one by one. */
    private void jobs(ObjectNode job, NaiveExpansion expansion, Template name, ArrayNode jobs, Random random) {
        Template command = Template.random(NaiveExpansion.NAMES, random);
        Template script = Template.random(NaiveExpansion.NAMES, random);
        boolean nameless = random.nextInt(3) == 0;
        List<Map<String, Object>> all = expansion.combinations();
        int firstJob = expectedJobs.size();
        int firstFile = expectedFiles.size() - all.size();
        boolean files = !all.isEmpty()
                && firstFile >= 0
                && expectedFiles.get(firstFile).startsWith(name.fill(all.getFirst(), false) + " / ");
        ObjectNode before = job.deepCopy();
        job.put("command", command.source()).put("invocation_script", script.source());
        if (files) {
            job.putArray("input_files").add(name.source());
        }
        if (!nameless) {
            job.put("name", name.source());
        }
        jobs.add(job);
        for (int i = 0; i < all.size(); i++) {
            Map<String, Object> values = all.get(i);
            String number = "job_" + jobs.size() + (expansion.declared().isEmpty() ? "" : "_" + (i + 1));
            expectedJobs.add(job(
                    nameless ? number : name.fill(values, false),
                    command.fill(values, true),
                    script.fill(values, true),
                    List.of(),
                    files ? List.of(firstFile + i) : List.of()));
        }
        if (!nameless) {
            Template after = Template.distinct("after-" + jobs.size(), expansion.names());
            before.put("name", after.source()).put("command", "x");
            before.putArray("depends_on").add(name.source());
            jobs.add(before);
            for (int i = 0; i < all.size(); i++) {
                String follower = after.fill(all.get(i), false);
                expectedJobs.add(job(follower, "x", "null", List.of(firstJob + i), List.of()));
            }
        }
    }

    @Test
    void expansion_is_what_counting_by_hand_gives() {
        Seeds.each(800, random -> {
            ExpansionTest test = new ExpansionTest();
            test.build(random);
            String text = test.workflow.toPrettyString();
            WorkflowSpec spec;
            try {
                spec = SpecParser.parse(new SpecSource("w.json", text.getBytes(StandardCharsets.UTF_8)))
                        .spec();
            } catch (InvalidSpecException e) {
                throw new AssertionError(e.problems() + "\n" + text, e);
            }
            assertEquals(String.join("\n", test.expectedJobs), String.join("\n", jobs(spec)), text);
            List<String> files = spec.files().stream()
                    .map(file -> file.name() + " / " + file.path())
                    .toList();
            assertEquals(String.join("\n", test.expectedFiles), String.join("\n", files), text);
            assertEquals(files.size(), new HashSet<>(files).size());
        });
    }
}
