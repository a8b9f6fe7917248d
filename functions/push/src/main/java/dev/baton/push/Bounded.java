package dev.baton.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Takes so many bytes and no more. */
final class Bounded extends OutputStream {
    private final ByteArrayOutputStream to;
    private final int most;

    Bounded(ByteArrayOutputStream to, int most) {
        this.to = to;
        this.most = most;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int count) throws IOException {
        if (to.size() + count > most) {
            throw new ReplyReader.TooLargeException(most);
        }
        to.write(bytes, start, count);
    }
}
