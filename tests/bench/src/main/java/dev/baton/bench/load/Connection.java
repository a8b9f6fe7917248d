package dev.baton.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** An asker's connection, which is kept from the first request to the last. */
final class Connection implements AutoCloseable {
    private final Asker asker;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Answer answer = new Answer();
    private ByteBuffer rest;
    private long sent;
    private long due;

    Connection(Asker asker, int port, Selector selector) throws IOException {
        this.asker = asker;
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, 0, this);
    }

    /** Asks when the next request is due. */
    long schedule(long now) {
        due = asker.due(now);
        return due;
    }

    long due() {
        return due;
    }

    /** Sends the next request; false where there is none any more. */
    boolean send() throws IOException {
        byte[] request = asker.next();
        if (request == null) {
            return false;
        }
        sent = System.nanoTime();
        answer.clear();
        rest = ByteBuffer.wrap(request);
        write();
        return true;
    }

    private void write() throws IOException {
        channel.write(rest);
        key.interestOps(rest.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Goes on with what it can; whether an answer is whole, and was told. */
    boolean proceed(ByteBuffer buffer) throws IOException {
        if (rest.hasRemaining()) {
            write();
            return false;
        }
        int count = channel.read(buffer.clear());
        if (count < 0) {
            throw new IOException("the server closed a connection within an answer");
        }
        answer.add(buffer.array(), count);
        if (!answer.whole()) {
            return false;
        }
        key.interestOps(0);
        asker.answered(answer.status(), answer.body(), System.nanoTime() - sent);
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
