package dev.baton.engine.spec;

import dev.baton.engine.spec.tree.Complaint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with one spec. It keeps the first thousand of each kind and counts the rest. Not thread-safe. */
final class Problems {
    private static final int KEPT = 1000;
    private static final int LONGEST = 1000;
    private static final int CROWDED = 50;

    private final String file;
    private final Set<SpecProblem> errors = new LinkedHashSet<>();
    private final Set<SpecProblem> warnings = new LinkedHashSet<>();
    private int errorsDropped;
    private int warningsDropped;

    Problems(String file) {
        this.file = file;
    }

    void error(Place place, String message) {
        errorsDropped += add(errors, new SpecProblem(file, place.line(), place.column(), place.path(), message));
    }

    void error(Complaint complaint) {
        errorsDropped +=
                add(errors, new SpecProblem(file, complaint.line(), complaint.column(), "", complaint.message()));
    }

    void warning(Place place, String message) {
        warningsDropped += add(warnings, new SpecProblem(file, place.line(), place.column(), place.path(), message));
    }

    boolean any() {
        return !errors.isEmpty();
    }

    /** So many already that looking for helpful words is not worth its time. */
    boolean crowded() {
        return errors.size() + warnings.size() > CROWDED;
    }

    List<SpecProblem> errors() {
        return sorted(errors, errorsDropped);
    }

    List<SpecProblem> warnings() {
        return sorted(warnings, warningsDropped);
    }

    private static int add(Set<SpecProblem> kept, SpecProblem problem) {
        if (kept.size() < KEPT) {
            kept.add(new SpecProblem(
                    problem.file(), problem.line(), problem.column(), cut(problem.key()), cut(problem.message())));
            return 0;
        }
        return 1;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private List<SpecProblem> sorted(Set<SpecProblem> kept, int dropped) {
        List<SpecProblem> all = new ArrayList<>(kept);
        if (all.size() > 1) {
            all.sort(Comparator.comparingInt(SpecProblem::line).thenComparingInt(SpecProblem::column));
        }
        if (dropped > 0) {
            all.add(new SpecProblem(file, 0, 0, "", "and " + dropped + " more"));
        }
        return all;
    }
}
