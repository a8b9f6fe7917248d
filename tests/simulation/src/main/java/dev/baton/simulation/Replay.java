package dev.baton.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Replays one seed and prints its history: {@code replay SCENARIO SEED [SABOTAGE]}. */
public final class Replay {
    private Replay() {}

    /** Ends with 1 where something that must hold did not. */
    public static void main(String... args) {
        if (args.length < 2 || args.length > 3) {
            System.err.println("usage: tests/simulation/replay SCENARIO SEED [SABOTAGE]\nscenarios: "
                    + String.join(", ", scenarios().stream().map(Scenario::wire).toList()) + "\nsabotages: "
                    + String.join(
                            ", ",
                            Arrays.stream(Sabotage.values()).map(Sabotage::wire).toList()));
            System.exit(2);
        }
        Scenario scenario = scenario(args[0]);
        Sabotage sabotage = args.length < 3 ? Sabotage.NONE : sabotage(args[2]);
        Trace trace = Trace.kept();
        Violation found = null;
        try {
            new Schedule(scenario, Long.parseLong(args[1]), trace, sabotage).live();
        } catch (Violation violation) {
            found = violation;
        }
        trace.lines().forEach(System.out::println);
        if (found != null) {
            System.out.println("\nVIOLATION: " + found.getMessage());
            if (found.getCause() != null) {
                found.getCause().printStackTrace(System.out);
            }
        }
        System.exit(found == null ? 0 : 1);
    }

    /** All scenarios. */
    static List<Scenario> scenarios() {
        List<Scenario> all = new ArrayList<>();
        all.add(new AnyWorld());
        all.add(new ReportWorld());
        all.addAll(Arrays.asList(NamedWorld.values()));
        return all;
    }

    /** The one command that replays a seed. */
    static String command(Scenario scenario, long seed, Sabotage sabotage) {
        return "tests/simulation/replay " + scenario.wire() + " " + seed
                + (sabotage == Sabotage.NONE ? "" : " " + sabotage.wire());
    }

    private static Scenario scenario(String wire) {
        return scenarios().stream()
                .filter(scenario -> scenario.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario is called " + wire));
    }

    private static Sabotage sabotage(String wire) {
        return Arrays.stream(Sabotage.values())
                .filter(sabotage -> sabotage.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sabotage is called " + wire));
    }
}
