package dev.baton.simulation;

/** At most so many faults, of every kind, at every place. */
final class FewFaults implements FaultPlan {
    private final Choices choices;
    private int left;

    FewFaults(Choices choices, int most) {
        this.choices = choices;
        left = most;
    }

    /** How many may still happen. */
    int left() {
        return left;
    }

    @Override
    public Fault next(Task task, Operation operation) {
        if (left == 0) {
            return Fault.NONE;
        }
        Fault fault = switch (operation) {
            case READ -> kind(Fault.KILLED, Fault.LOST);
            case INDEX -> kind(Fault.KILLED, Fault.LOST, Fault.STALE);
            case WRITE, BULK -> kind(Fault.KILLED, Fault.LOST, Fault.APPLIED_UNTOLD);
        };
        left -= fault == Fault.NONE ? 0 : 1;
        return fault;
    }

    private Fault kind(Fault... kinds) {
        int choice = choices.below(kinds.length + 1);
        return choice == 0 ? Fault.NONE : kinds[choice - 1];
    }

    @Override
    public Fate fate() {
        return Fate.DELIVERED;
    }

    @Override
    public boolean dies(Process actor) {
        return false;
    }
}
