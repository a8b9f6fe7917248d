package dev.baton.simulation;

import dev.baton.engine.spec.WorkflowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Worlds that break naive designs: few jobs, and the deeds that are dangerous for them, again and again. */
enum NamedWorld implements Scenario {
    INITIALIZE_WHILE_A_PREDECESSOR_FINISHES("""
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [b]}
            """, false, Deed.INITIALIZE, Deed.INITIALIZE_NEW),
    INITIALIZE_BETWEEN_A_FINISH_AND_ITS_ARRIVAL("""
            jobs:
              - {name: a, command: x}
              - {name: b, command: x}
              - {name: c, command: x, depends_on: [a, b]}
              - {name: d, command: x, depends_on: [c, a]}
            """, true, Deed.INITIALIZE),
    SLOW_NEWS_OF_AN_OLD_END_MEETS_A_REARMED_JOB("""
            jobs:
              - {name: flaky0, command: x}
              - {name: a, command: x, depends_on: [flaky0]}
              - {name: b, command: x, depends_on: [flaky0, a]}
            """, true, Deed.RESTART_FAILED, Deed.RETRY, Deed.INITIALIZE),
    CLAIM_WITHOUT_AN_ANSWER("""
            jobs:
              - {name: a, command: x}
              - {name: b, command: x}
              - {name: c, command: x}
            """, true),
    READS_AND_WRITES_ONE_RECORD("""
            user_data: [{name: d, data: 0}]
            jobs:
              - {name: a, command: x, output_user_data: [d]}
              - {name: b, command: x, output_user_data: [d]}
              - {name: both, command: x, input_user_data: [d], output_user_data: [d]}
              - {name: c, command: x, input_user_data: [d]}
              - {name: e, command: x, input_user_data: [d]}
            """, true, Deed.INITIALIZE, Deed.DELETE),
    SOME_PRODUCERS_FAIL("""
            user_data: [{name: d, data: 0}]
            jobs:
              - {name: bad0, command: x, output_user_data: [d]}
              - {name: good, command: x, output_user_data: [d]}
              - {name: canceled, command: x, input_user_data: [d]}
              - {name: anyway, command: x, input_user_data: [d], cancel_on_blocking_job_failure: false}
              - {name: after, command: x, depends_on: [canceled, anyway]}
            """, true, Deed.RESTART_FAILED),
    BLOCKED_JOB_CANCELED_BY_HAND("""
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [b]}
              - {name: d, command: x}
            """, true, Deed.CANCEL_JOB),
    DELETED_WHILE_A_PREDECESSOR_FINISHES("""
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [b]}
              - {name: d, command: x, depends_on: [a]}
            """, true, Deed.DELETE),
    TARGETS_THAT_ANSWER_LATE_OR_NEVER(
            """
            failure_handlers: [{name: again, rules: [{exit_codes: [7, -124], max_retries: 3}]}]
            jobs:
              - {name: root, target: {url: "https://t.example", timeout: 60}}
              - {name: a, command: x, depends_on: [root]}
              - {name: flaky, target: {url: "https://t.example", timeout: 60}, depends_on: [a], failure_handler: again}
              - {name: b, target: {url: "https://t.example", timeout: 60}, depends_on: [a, flaky]}
              - {name: c, target: {url: "https://t.example", timeout: 60}, depends_on: [b]}
            """, true, Deed.INITIALIZE, Deed.RETRY, Deed.CANCEL_JOB, Deed.CANCEL_ALL, Deed.RESTART_FAILED);

    private static final Map<NamedWorld, WorkflowSpec> MADE = new ConcurrentHashMap<>();

    private final String jobs;
    private final boolean armed;
    private final List<Deed> deeds;

    NamedWorld(String jobs, boolean armed, Deed... deeds) {
        this.jobs = jobs;
        this.armed = armed;
        this.deeds = List.of(deeds);
    }

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public WorkflowSpec workflow(Choices choices) {
        return MADE.computeIfAbsent(this, world -> RandomWorkflow.parse("name: named\n" + jobs));
    }

    @Override
    public boolean armed(Choices choices) {
        return armed;
    }

    @Override
    public List<Actor> actors(Choices choices) {
        List<Actor> actors = new ArrayList<>();
        actors.add(new Beginner());
        actors.add(AnyWorld.worker(choices, "one"));
        actors.add(AnyWorld.worker(choices, "other"));
        actors.add(new TickActor());
        if (!deeds.isEmpty()) {
            actors.add(new Operator(1 + choices.below(3), deeds));
        }
        return actors;
    }

    @Override
    public FaultPlan faults(Choices choices) {
        return this == CLAIM_WITHOUT_AN_ANSWER ? new Chaos(choices, 0, 0, 3, 100, 2) : Chaos.any(choices);
    }
}
