package dev.baton.simulation;

/**
 * Faults at random: each number is how many operations, or messages, there are to one fault on average; 0 for never.
 *
 * @param kill of a process that may die
 * @param busy throttles and timeouts, in equal parts
 * @param stale reads of an old index, to one of the index
 * @param pause of a process
 * @param message of messages, each other fate in equal parts
 */
record Chaos(Choices choices, int kill, int busy, int stale, int pause, int message) implements FaultPlan {
    private static final int MESSAGES_TO_A_DEATH = 30;

    /** The weather of one world: calm seas show other mistakes than storms. */
    static Chaos any(Choices choices) {
        return switch (choices.below(4)) {
            case 0 -> new Chaos(choices, 0, 0, 4, 150, 10);
            case 1 -> new Chaos(choices, 60, 80, 3, 100, 4);
            case 2 -> new Chaos(choices, 250, 0, 0, 400, 15);
            default -> new Chaos(choices, 120, 150, 5, 60, 8);
        };
    }

    @Override
    public Fault next(Task task, Operation operation) {
        if (task.process().mortal() && choices.oneIn(kill)) {
            return Fault.KILLED;
        }
        if (choices.oneIn(pause)) {
            return Fault.PAUSED;
        }
        if (operation == Operation.INDEX && choices.oneIn(stale)) {
            return Fault.STALE;
        }
        if (choices.oneIn(busy)) {
            return switch (choices.below(operation == Operation.WRITE || operation == Operation.BULK ? 3 : 2)) {
                case 0 -> Fault.THROTTLED;
                case 1 -> Fault.LOST;
                default -> Fault.APPLIED_UNTOLD;
            };
        }
        return Fault.NONE;
    }

    @Override
    public Fate fate() {
        return choices.oneIn(message) ? Fate.values()[1 + choices.below(Fate.values().length - 1)] : Fate.DELIVERED;
    }

    @Override
    public boolean dies(Process actor) {
        return actor.mortal() && kill > 0 && choices.oneIn(MESSAGES_TO_A_DEATH);
    }
}
