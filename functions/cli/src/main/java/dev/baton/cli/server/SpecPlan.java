package dev.baton.cli.server;

import dev.baton.cli.client.Failure;
import dev.baton.engine.spec.InvalidSpecException;
import dev.baton.engine.spec.JobSpec;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecProblem;
import dev.baton.engine.spec.SpecSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the jobs of a specification wait for, without making a workflow of it. */
public final class SpecPlan {
    private SpecPlan() {}

    /** A job. Numbers count from zero in the order of the file, parameters expanded. */
    public record Step(long number, String name, List<Long> needs) {
        public Step {
            needs = List.copyOf(needs);
        }
    }

    /**
     * All jobs; a {@link Failure} tells what is wrong with the specification.
     *
     * @param named the file as the user called it
     */
    public static List<Step> of(Path file, Path named) {
        try {
            List<JobSpec> jobs = SpecParser.parse(
                            new SpecSource(named.getFileName().toString(), Files.readAllBytes(file)))
                    .spec()
                    .jobs();
            return steps(jobs);
        } catch (NoSuchFileException absent) {
            throw new Failure("there is no file " + named);
        } catch (IOException unreadable) {
            throw new Failure(Failure.reason(unreadable));
        } catch (InvalidSpecException wrong) {
            throw new Failure(named + " is not valid:\n"
                    + wrong.problems().stream().map(SpecProblem::toString).collect(Collectors.joining("\n")));
        }
    }

    private static List<Step> steps(List<JobSpec> jobs) {
        Map<Integer, List<Long>> files = writers(jobs, JobSpec::outputFiles);
        Map<Integer, List<Long>> data = writers(jobs, JobSpec::outputUserData);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            JobSpec job = jobs.get(i);
            TreeSet<Long> needs = new TreeSet<>();
            for (int other : job.dependsOn()) {
                needs.add((long) other);
            }
            for (int file : job.inputFiles()) {
                needs.addAll(files.getOrDefault(file, List.of()));
            }
            for (int record : job.inputUserData()) {
                needs.addAll(data.getOrDefault(record, List.of()));
            }
            // What it reads and writes itself it need not wait for.
            needs.remove((long) i);
            steps.add(new Step(i, job.name(), List.copyOf(needs)));
        }
        return steps;
    }

    private static Map<Integer, List<Long>> writers(List<JobSpec> jobs, Function<JobSpec, int[]> written) {
        Map<Integer, List<Long>> writers = new HashMap<>();
        for (int i = 0; i < jobs.size(); i++) {
            for (int record : written.apply(jobs.get(i))) {
                writers.computeIfAbsent(record, none -> new ArrayList<>()).add((long) i);
            }
        }
        return writers;
    }
}
