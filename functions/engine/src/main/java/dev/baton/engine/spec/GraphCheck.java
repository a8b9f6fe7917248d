package dev.baton.engine.spec;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;

/** What is wrong with the graph as a whole: circles are errors, data that can never arrive is a warning. */
final class GraphCheck {
    private static final int SHOWN = 20;

    private GraphCheck() {}

    static void check(List<JobSpec> jobs, List<JobDraft> drafts, Sections sections, Problems problems) {
        List<int[]> cycles = CycleCheck.cycles(
                jobs, sections.files().size(), sections.userData().size());
        for (int[] cycle : cycles) {
            problems.error(
                    drafts.get(cycle[0]).entry().place(),
                    "jobs wait for each other in a circle: " + names(cycle, jobs) + " (-> means: waits for)");
        }
        warnOfMissingData(jobs, sections, problems);
    }

    private static String names(int[] cycle, List<JobSpec> jobs) {
        StringJoiner names = new StringJoiner(" -> ");
        for (int i = 0; i < Math.min(cycle.length, SHOWN); i++) {
            names.add(jobs.get(cycle[i]).name());
        }
        if (cycle.length > SHOWN) {
            names.add((cycle.length - SHOWN) + " more");
        }
        return names.add(jobs.get(cycle[0]).name()).toString();
    }

    private static void warnOfMissingData(List<JobSpec> jobs, Sections sections, Problems problems) {
        BitSet read = new BitSet();
        BitSet written = new BitSet();
        for (JobSpec job : jobs) {
            Arrays.stream(job.inputUserData()).forEach(read::set);
            Arrays.stream(job.outputUserData()).forEach(written::set);
        }
        read.andNot(written);
        read.stream()
                .filter(index -> sections.userData().get(index).data().isNull())
                .forEach(
                        index -> problems.warning(
                                sections.userDataNames().place(index),
                                "a job reads the user data '"
                                        + sections.userData().get(index).name()
                                        + "', but no job writes it and it has no data; give it some before the workflow starts"));
    }
}
