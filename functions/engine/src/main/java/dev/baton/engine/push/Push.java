package dev.baton.engine.push;

import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How this process sends push jobs.
 *
 * @param sender null for a process that sends none, and leaves them to others
 * @param base where targets call back: the address of this house's doors, without a slash at its end
 * @param inline whether the write that unblocks a job has it sent at once; otherwise only ticks send
 * @param atOnce how many jobs are claimed or being sent at the same time; the rest stays ready
 * @param executor what sends; see {@link #CALLER}
 * @param goesOn asked before another ready job is taken: false when the process has to come to its end
 */
public record Push(
        Sender sender,
        Links links,
        Supplier<URI> base,
        boolean inline,
        int atOnce,
        Executor executor,
        BooleanSupplier goesOn) {
    /** The attempt was not delivered: the target refused it, or was out of reach too often. */
    public static final int UNDELIVERED = -126;
    /** The target gave an answer that cannot be understood. */
    public static final int BAD_ANSWER = -125;
    /** The target did not call back in time. */
    public static final int NO_ANSWER = -124;

    /** Sends in the caller's thread, one after the other, before the caller goes on. */
    public static final Executor CALLER = Runnable::run;

    /** Sends nothing. */
    public static final Push OFF =
            new Push(null, Links.NONE, () -> URI.create("http://localhost"), false, 0, CALLER, () -> true);

    /** The same by another sender, made of this one; nothing changes where nothing is sent. */
    public Push through(UnaryOperator<Sender> other) {
        return on() ? new Push(other.apply(sender), links, base, inline, atOnce, executor, goesOn) : this;
    }

    /** Whether this process sends. */
    public boolean on() {
        return sender != null;
    }

    /** Sends in the caller's thread, one after the other. */
    public static Push plain(Sender sender, URI base, boolean inline) {
        return new Push(sender, Links.NONE, () -> base, inline, 20, CALLER, () -> true);
    }
}
