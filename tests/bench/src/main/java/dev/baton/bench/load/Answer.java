package dev.baton.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the bytes of one answer until it is whole. Knows bodies with a length, and bodies in chunks. */
final class Answer {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "transfer-encoding: chunked".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[2048];
    private int size;
    /** Where the body begins; 0 while the head is not whole. */
    private int body;
    /** How long it is; -1 where it comes in chunks. */
    private int length;

    void clear() {
        size = 0;
        body = 0;
        length = 0;
    }

    void add(byte[] from, int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
        System.arraycopy(from, 0, bytes, size, count);
        size += count;
    }

    boolean whole() {
        if (body == 0) {
            int end = headEnd();
            if (end == 0) {
                return false;
            }
            length = length(end);
            body = end;
        }
        return length >= 0 ? size >= body + length : size >= body && endsWithLastChunk();
    }

    private int headEnd() {
        for (int i = 3; i < size; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private int length(int headEnd) {
        for (int i = 0; i < headEnd; i++) {
            if (i == 0 || bytes[i - 1] == '\n') {
                if (begins(i, LENGTH)) {
                    return Integer.parseInt(text(i + LENGTH.length, lineEnd(i)).strip());
                }
                if (begins(i, CHUNKED)) {
                    return -1;
                }
            }
        }
        return 0;
    }

    private int lineEnd(int from) {
        int end = from;
        while (bytes[end] != '\r') {
            end++;
        }
        return end;
    }

    private boolean begins(int at, byte[] lowerCase) {
        for (int i = 0; i < lowerCase.length; i++) {
            int each = bytes[at + i];
            if ((each >= 'A' && each <= 'Z' ? each + 32 : each) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean endsWithLastChunk() {
        // An empty body is its last chunk alone, whose first line end is the head's.
        return size >= LAST.length && Arrays.equals(bytes, size - LAST.length, size, LAST, 0, LAST.length);
    }

    int status() {
        return Integer.parseInt(text(9, 12));
    }

    String body() {
        if (length >= 0) {
            return text(body, body + length);
        }
        StringBuilder joined = new StringBuilder();
        int at = body;
        while (true) {
            int end = lineEnd(at);
            int chunk = Integer.parseInt(text(at, end), 16);
            if (chunk == 0) {
                return joined.toString();
            }
            joined.append(text(end + 2, end + 2 + chunk));
            at = end + 4 + chunk;
        }
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
