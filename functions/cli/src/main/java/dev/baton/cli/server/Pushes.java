package dev.baton.cli.server;

import dev.baton.cli.client.Failure;
import dev.baton.cli.client.Shell;
import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Links;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sender;
import dev.baton.engine.push.Sent;
import dev.baton.engine.target.Target;
import dev.baton.push.AddressGuard;
import dev.baton.push.TargetSender;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * How the processes of this machine send push jobs: each on a thread of its own, twenty at once. Targets call back at
 * {@code BATON_PUBLIC_URL}, where one is set, since few can reach this machine by the address that it knows itself by.
 */
final class Pushes implements AutoCloseable {
    private static final String ALLOW = "BATON_PUSH_ALLOW";
    private static final String PUBLIC_URL = "BATON_PUBLIC_URL";
    private static final int AT_ONCE = 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Lazy sender;
    private volatile Supplier<URI> base;

    /** Throws Failure where a variable does not say what it should. */
    Pushes(Shell shell) {
        try {
            sender = new Lazy(shell.variable(ALLOW).orElse(null));
            URI own = shell.variable(PUBLIC_URL).map(Pushes::withoutSlash).orElse(null);
            base = own == null ? Application::url : () -> own;
        } catch (IllegalArgumentException wrong) {
            throw new Failure(wrong.getMessage());
        }
    }

    /** Most processes never send anything: what that takes is loaded with the first job, unless there is something to check. */
    private static final class Lazy implements Sender {
        private final String allow;
        private TargetSender made;

        Lazy(String allow) {
            this.allow = allow;
            made = allow == null ? null : make();
        }

        private TargetSender make() {
            return new TargetSender(new AddressGuard(allow));
        }

        private synchronized TargetSender sender() {
            made = made == null ? make() : made;
            return made;
        }

        @Override
        public Sent send(Target target, Delivery delivery) {
            return sender().send(target, delivery);
        }

        @Override
        public int mostBytes(Target target) {
            return sender().mostBytes(target);
        }
    }

    private static URI withoutSlash(String url) {
        return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    /** Targets call back here, unless the owner named another place. */
    void callBackTo(Shell shell, URI doors) {
        if (shell.variable(PUBLIC_URL).isEmpty()) {
            base = () -> doors;
        }
    }

    Push settings() {
        return new Push(sender, Links.NONE, () -> base.get(), true, AT_ONCE, threads, () -> !threads.isShutdown());
    }

    /** What is being sent is left: the next process sends it again. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
