package dev.baton.engine.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two generations of the PipelineJob state machine, as tables: rows are states, columns events, cells the state that
 * follows, {@code -} what is refused. A pipeline chooses one; {@link #SEED} is the default.
 */
public enum StateMachine {
    /** September 2018: the machine of seed 004. Failing is possible everywhere. */
    SEED("2018", """
            state      run     update  fail   finish   validate   validated reject   finalize  retire
            CREATED    RUNNING -       FAILED -        -          -         -        -         -
            RUNNING    RUNNING RUNNING FAILED FINISHED -          -         -        -         -
            FAILED     -       -       FAILED -        -          -         -        -         RETIRED
            FINISHED   -       -       FAILED FINISHED VALIDATING -         -        -         RETIRED
            VALIDATING -       -       FAILED -        -          VALIDATED REJECTED -         RETIRED
            VALIDATED  -       -       FAILED -        -          -         -        FINALIZED RETIRED
            REJECTED   -       -       FAILED -        -          -         -        -         -
            FINALIZED  -       -       FAILED -        -          -         -        -         RETIRED
            RETIRED    -       -       FAILED -        -          -         -        -         -
            """),

    /** June 2020: with indexing and resetting; many events may be repeated. */
    NEWEST("2020", """
            state      create  run     update     resource fail   finish   index    indexed  validate   validated reject   finalize  retire  reset ready
            CREATED    CREATED RUNNING CREATED    CREATED  FAILED -        -        -        -          -         -        -         -       RESET -
            RUNNING    -       RUNNING RUNNING    RUNNING  FAILED FINISHED -        -        -          -         -        -         -       RESET -
            FAILED     -       -       -          -        -      -        -        -        -          -         -        -         RETIRED RESET -
            FINISHED   -       -       -          -        -      FINISHED INDEXING FINISHED VALIDATING -         -        -         RETIRED RESET -
            INDEXING   -       -       INDEXING   -        FAILED -        INDEXING FINISHED -          -         -        -         -       RESET -
            VALIDATING -       -       VALIDATING -        FAILED -        -        -        -          VALIDATED REJECTED -         RETIRED RESET -
            VALIDATED  -       -       -          -        -      -        -        -        VALIDATING VALIDATED -        FINALIZED RETIRED RESET -
            REJECTED   -       -       -          -        -      -        -        -        -          -         -        -         RETIRED RESET -
            FINALIZED  -       -       -          -        -      -        -        -        -          -         -        -         RETIRED RESET -
            RETIRED    -       -       -          -        -      -        -        -        -          -         -        -         -       RESET -
            RESET      -       -       -          -        -      -        -        -        -          -         -        -         -       RESET CREATED
            """);

    private final String version;
    private final List<PipelineEvent> events;
    private final Map<PipelineState, Map<PipelineEvent, PipelineState>> rows = new EnumMap<>(PipelineState.class);

    StateMachine(String version, String table) {
        this.version = version;
        List<String[]> lines =
                table.lines().map(line -> line.trim().split(" +")).toList();
        List<PipelineEvent> columns = new ArrayList<>();
        for (String name : lines.getFirst()) {
            PipelineEvent.of(name).ifPresent(columns::add);
        }
        this.events = List.copyOf(columns);
        for (String[] line : lines.subList(1, lines.size())) {
            Map<PipelineEvent, PipelineState> row = new EnumMap<>(PipelineEvent.class);
            for (int column = 1; column < line.length; column++) {
                if (!line[column].equals("-")) {
                    row.put(columns.get(column - 1), PipelineState.valueOf(line[column]));
                }
            }
            rows.put(PipelineState.valueOf(line[0]), Collections.unmodifiableMap(row));
        }
    }

    /** The machine of this version, if there is one: {@code 2018} or {@code 2020}. */
    public static Optional<StateMachine> of(String version) {
        for (StateMachine machine : values()) {
            if (machine.version.equals(version)) {
                return Optional.of(machine);
            }
        }
        return Optional.empty();
    }

    /** Its name in messages and records. */
    public String version() {
        return version;
    }

    /** Its events, in the order of the table. */
    public List<PipelineEvent> events() {
        return events;
    }

    /** Its states with what each allows, in the order of the table. */
    public Map<PipelineState, Map<PipelineEvent, PipelineState>> rows() {
        return Collections.unmodifiableMap(rows);
    }

    /** The state that follows, or empty where the event is not allowed. */
    public Optional<PipelineState> next(PipelineState state, PipelineEvent event) {
        return Optional.ofNullable(rows.getOrDefault(state, Map.of()).get(event));
    }
}
