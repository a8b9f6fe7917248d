package dev.baton.doors.stash;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body on its way in, which fails where it is longer than allowed or shorter than it said, so that nothing of it is kept.
 * Not thread-safe.
 */
final class Incoming extends FilterInputStream {
    private final long most;
    private final long announced;
    private long read;
    private boolean broken;

    /**
     * @param most how many bytes are let in
     * @param announced how many there should be; negative where that was not said
     */
    Incoming(InputStream body, long most, long announced) {
        super(body);
        this.most = most;
        this.announced = announced;
    }

    /** Whether there were more bytes than are let in. */
    boolean tooLong() {
        return read > most;
    }

    /** Whether it is the sender who failed. */
    boolean broken() {
        return broken;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got;
        try {
            got = super.read(into, offset, length);
        } catch (IOException failure) {
            broken = true;
            throw failure;
        }
        read += Math.max(got, 0);
        if (tooLong()) {
            throw new IOException("the body is longer than " + most + " bytes");
        }
        if (got < 0 && announced >= 0 && read != announced) {
            broken = true;
            throw new IOException("the body ended after " + read + " of " + announced + " bytes");
        }
        return got;
    }

    @Override
    public long skip(long most) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(most, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
