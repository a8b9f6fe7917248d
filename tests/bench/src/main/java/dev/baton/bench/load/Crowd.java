package dev.baton.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** Runs all askers on one thread, so that little of the machine goes into asking. */
public final class Crowd {
    private Crowd() {}

    /** Until each of them has no more to ask; tells how long that took, in nanoseconds, connections made before. */
    public static long ask(int port, List<? extends Asker> askers) throws IOException {
        try (Selector selector = Selector.open()) {
            List<Connection> connections = new ArrayList<>();
            try {
                for (Asker asker : askers) {
                    connections.add(new Connection(asker, port, selector));
                }
                long begun = System.nanoTime();
                converse(selector, connections);
                return System.nanoTime() - begun;
            } finally {
                for (Connection connection : connections) {
                    connection.close();
                }
            }
        }
    }

    private static void converse(Selector selector, List<Connection> connections) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        PriorityQueue<Connection> idle = new PriorityQueue<>(Comparator.comparingLong(Connection::due));
        long start = System.nanoTime();
        for (Connection connection : connections) {
            connection.schedule(start);
            idle.add(connection);
        }
        int open = connections.size();
        while (open > 0) {
            long now = System.nanoTime();
            while (!idle.isEmpty() && idle.peek().due() <= now) {
                if (!idle.poll().send()) {
                    open--;
                }
            }
            select(selector, idle, now);
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                if (connection.proceed(buffer)) {
                    connection.schedule(System.nanoTime());
                    idle.add(connection);
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private static void select(Selector selector, PriorityQueue<Connection> idle, long now) throws IOException {
        if (idle.isEmpty()) {
            // Whoever is left waits for an answer; with none left there is nothing to select either.
            selector.select(100);
            return;
        }
        long wait = TimeUnit.NANOSECONDS.toMillis(idle.peek().due() - now);
        if (wait <= 0) {
            selector.selectNow();
        } else {
            selector.select(wait);
        }
    }
}
