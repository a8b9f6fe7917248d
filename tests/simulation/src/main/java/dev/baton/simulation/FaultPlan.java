package dev.baton.simulation;

/** Decides which faults happen. */
interface FaultPlan {
    /** Nothing goes wrong. */
    FaultPlan NONE = new FaultPlan() {
        @Override
        public Fault next(Task task, Operation operation) {
            return Fault.NONE;
        }

        @Override
        public Fate fate() {
            return Fate.DELIVERED;
        }

        @Override
        public boolean dies(Process actor) {
            return false;
        }
    };

    /** What becomes of a message to a function. */
    enum Fate {
        DELIVERED,
        /** It never arrives. */
        DROPPED,
        /** It arrives, but the reply does not. */
        UNANSWERED,
        /** It arrives twice, the second time perhaps much later. */
        DUPLICATED,
        /** It arrives late; its sender may have given up. */
        DELAYED
    }

    /** What happens at this operation. */
    Fault next(Task task, Operation operation);

    /** What becomes of the next message. */
    Fate fate();

    /** Whether somebody dies who is about to ask for something, or was just answered. */
    boolean dies(Process actor);
}
