package dev.baton.engine.spec;

import dev.baton.engine.spec.tree.Tree;
import dev.baton.engine.target.Target;
import dev.baton.engine.target.TargetText;
import java.util.Optional;

/**
 * The target of a job as it stands in the file, before its parameters are filled in: text, or a map.
 *
 * @param text null, after a problem, where there is none
 * @param timeout null for none
 */
record TargetEntry(Place place, String text, String timeout) {
    /** Reads it; null where the job has none. */
    static TargetEntry read(Fields job, Problems problems) {
        Tree value = job.value("target");
        if (value == null) {
            return null;
        }
        Place place = job.at("target");
        if (!(value instanceof Tree.Obj)) {
            return new TargetEntry(place, job.text("target"), null);
        }
        Optional<Fields> map = job.map("target", TargetText.KEYS);
        try {
            Fields fields = map.orElseThrow();
            String text = TargetText.one(
                    fields.text("target"), fields.text("lambda"), fields.text("url"), fields.text("actor"));
            return new TargetEntry(place, text, timeout(fields));
        } catch (IllegalArgumentException wrong) {
            problems.error(place, wrong.getMessage());
            return new TargetEntry(place, null, null);
        }
    }

    private static String timeout(Fields fields) {
        return fields.value("timeout") instanceof Tree.Num
                ? Long.toString(fields.whole("timeout", 1, 1, Target.LONGEST_SECONDS))
                : fields.text("timeout");
    }

    /** The target with the job's parameters; null, with a problem, where it is none. */
    Target target(Binding binding, Problems problems) {
        try {
            return text == null ? null : TargetText.parse(binding.expand(text), timeout);
        } catch (IllegalArgumentException wrong) {
            problems.error(place, wrong.getMessage());
            return null;
        }
    }
}
