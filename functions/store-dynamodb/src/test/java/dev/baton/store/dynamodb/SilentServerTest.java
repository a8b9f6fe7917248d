package dev.baton.store.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.Update;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the JDK's HTTP connections do by themselves: they must not send a write twice. */
class SilentServerTest {
    /** Reads requests and answers none: it hangs up, or holds the line. */
    private static final class Silent implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> held = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger requests = new AtomicInteger();

        Silent(boolean hold) throws IOException {
            Thread.ofPlatform().daemon().start(() -> serve(hold));
        }

        private void serve(boolean hold) {
            try {
                while (true) {
                    Socket socket = server.accept();
                    InputStream in = socket.getInputStream();
                    if (in.read() >= 0) {
                        requests.incrementAndGet();
                    }
                    if (hold) {
                        held.add(socket);
                    } else {
                        in.skipNBytes(in.available());
                        socket.close();
                    }
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    private static ItemStore store(int port) {
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        CloudSettings settings =
                new CloudSettings("table", "bucket", Optional.of(endpoint), Optional.empty(), Duration.ofMillis(500));
        return CloudStores.open(settings, Clock.systemUTC()).items();
    }

    private static void countsOnce(boolean hold) throws IOException {
        try (Silent server = new Silent(hold);
                ItemStore store = store(server.server.getLocalPort())) {
            Update count = Update.change().add("n", 1).build();
            StoreBusyException busy =
                    assertThrows(StoreBusyException.class, () -> store.update(new Key("p", "s"), count, Condition.ANY));
            assertTrue(busy.getMessage().contains("may have been applied"), busy::getMessage);
            assertEquals(1, server.requests.get());
        }
    }

    @Test
    void a_write_whose_connection_is_closed_without_an_answer_is_sent_once() throws IOException {
        countsOnce(false);
    }

    @Test
    void a_write_that_is_never_answered_is_sent_once() throws IOException {
        countsOnce(true);
    }

    @Test
    void a_write_that_found_nobody_had_no_effect() throws IOException {
        // A port that is taken, so that no one else listens there, and at which nobody listens.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (ItemStore store = store(taken.getLocalPort())) {
                Update count = Update.change().add("n", 1).build();
                StoreBusyException busy = assertThrows(
                        StoreBusyException.class, () -> store.update(new Key("p", "s"), count, Condition.ANY));
                assertTrue(busy.getMessage().contains("nothing was changed"), busy::getMessage);
            }
        }
    }
}
