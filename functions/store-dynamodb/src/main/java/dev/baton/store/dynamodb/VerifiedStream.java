package dev.baton.store.dynamodb;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A blob's bytes, whose digest is compared when the last one was read, where it is known. Not thread-safe. */
final class VerifiedStream extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 1 << 13;

    private final MessageDigest digest = Sha256.start();
    private final String key;
    private final String sha256;
    private final Runnable abort;
    private boolean ended;

    /** Reads what was stored at the key with that digest, null where nobody knows it; what is left when it is closed is not fetched, but aborted. */
    VerifiedStream(InputStream bytes, String key, String sha256, Runnable abort) {
        super(bytes);
        this.key = key;
        this.sha256 = sha256;
        this.abort = abort;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
        } else if (read < 0 && !ended) {
            ended = true;
            compare();
        }
        return read;
    }

    private void compare() throws IOException {
        String found = HexFormat.of().formatHex(digest.digest());
        if (sha256 != null && !found.equals(sha256)) {
            throw new IOException("the blob " + key + " came with other bytes than were stored: its SHA-256 is " + found
                    + ", not " + sha256);
        }
    }

    /** Reads what it skips, since it counts for the digest. */
    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[SKIPPED_AT_ONCE];
        long left = count;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = read(passed, 0, (int) Math.min(left, passed.length));
            left -= Math.max(0, read);
        }
        return count - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            abort.run();
        }
        super.close();
    }
}
