package dev.baton.cli.runner;

/**
 * Whether a process is still at work. Java takes one for alive that has ended and of whose end nobody took note, which goes on for as
 * long as its parent lives; in a container whose first process is no init, for ever.
 */
public final class Liveness {
    private Liveness() {}

    /** Of the process with this id, if there is one. */
    public static boolean of(long pid) {
        return ProcessHandle.of(pid).filter(Liveness::of).isPresent();
    }

    /** Of this process. */
    static boolean of(ProcessHandle process) {
        return process.isAlive()
                && ProcStat.of(process.pid()).filter(ProcStat::ended).isEmpty();
    }
}
