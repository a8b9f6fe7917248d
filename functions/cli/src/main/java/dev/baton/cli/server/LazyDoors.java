package dev.baton.cli.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/**
 * The doors of a run, which may never need them: the port is open at once, and the first caller has the doors opened behind
 * it, which takes most of a second. Connections are passed on byte for byte.
 */
final class LazyDoors implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final ServerSocket listening;
    private final IntSupplier opener;
    private CompletableFuture<Integer> opened;

    /** @param opener opens the doors and returns their port on loopback; called once at most */
    LazyDoors(IntSupplier opener) {
        this.opener = opener;
        try {
            listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException refused) {
            throw new UncheckedIOException("no port can be opened on loopback", refused);
        }
        Thread.ofPlatform().daemon().name("baton-doors").start(this::accept);
    }

    /** Where to knock. */
    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket caller = listening.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                Socket door = new Socket()) {
            door.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            caller.setTcpNoDelay(true);
            door.setTcpNoDelay(true);
            Thread replies = Thread.ofVirtual().start(() -> pass(door, caller));
            pass(caller, door);
            replies.join();
        } catch (IOException gone) {
            // Either side may hang up whenever it likes; the other one learns it by its own closed connection.
            return;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private int port() {
        CompletableFuture<Integer> port;
        boolean first;
        synchronized (this) {
            first = opened == null;
            if (first) {
                opened = new CompletableFuture<>();
            }
            port = opened;
        }
        if (first) {
            try {
                port.complete(opener.getAsInt());
            } catch (RuntimeException broken) {
                port.completeExceptionally(broken);
            }
        }
        return port.join();
    }

    private static void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException hungUp) {
            try {
                to.close();
                from.close();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
