package dev.baton.engine.spec;

import dev.baton.engine.job.FailureRule;
import java.util.ArrayList;
import java.util.List;

/** The failure handlers of a spec; their rules are Torc's, with a backoff of our own ({@link FailureRule}). */
final class FailureHandlerReader {
    private static final int MAX_BACKOFF_SECONDS = 7 * 24 * 3600;

    private final Names names;
    private final Problems problems;
    private final List<FailureHandlerSpec> handlers = new ArrayList<>();

    FailureHandlerReader(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    List<FailureHandlerSpec> read(Fields workflow) {
        workflow.maps("failure_handlers", SpecKeys.FAILURE_HANDLER, (fields, position) -> entry(fields));
        return handlers;
    }

    private void entry(Fields fields) {
        Located name = fields.required("name");
        if (fields.value("rules") == null) {
            problems.error(fields.place(), "the key 'rules' is missing");
        }
        List<FailureRule> rules = new ArrayList<>();
        fields.maps("rules", SpecKeys.FAILURE_RULE, (rule, position) -> rules.add(rule(rule)));
        if (name != null) {
            names.add(name.text(), name.place());
            handlers.add(new FailureHandlerSpec(name.text(), List.copyOf(rules)));
        }
    }

    private FailureRule rule(Fields fields) {
        FailureRule rule = new FailureRule(
                fields.wholes("exit_codes"),
                fields.bool("match_all_exit_codes", false),
                fields.text("recovery_script"),
                (int) fields.whole("max_retries", 3, 0, 1_000_000),
                fields.whole("backoff_seconds", 0, 0, MAX_BACKOFF_SECONDS));
        if (rule.exitCodes().isEmpty() && !rule.matchAllExitCodes()) {
            problems.warning(fields.place(), "this rule is for no exit code; give exit_codes or match_all_exit_codes");
        }
        return rule;
    }
}
