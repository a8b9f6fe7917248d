package dev.baton.push;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads one reply of HTTP/1.1 (RFC 9112), no more of it than is allowed. Not thread-safe. */
final class ReplyReader {
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_LINES = 200;

    /** A body over its limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(int most) {
            super("the answer has more than " + most + " bytes");
        }
    }

    private final InputStream in;
    private final int most;

    ReplyReader(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    HttpReply read() throws IOException {
        int status = status();
        Map<String, String> headers = headers();
        while (status / 100 == 1) {
            status = status();
            headers = headers();
        }
        return new HttpReply(status, headers, body(status, headers));
    }

    private int status() throws IOException {
        String line = line();
        if (!line.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
            throw new IOException("the host does not speak HTTP/1.1");
        }
        return Integer.parseInt(line, 9, 12, 10);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        int lines = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || ++lines > MOST_LINES) {
                throw new IOException("the headers of the answer are broken, or too many");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("the host hung up before its answer was over");
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a header of the answer is too long");
            }
            line.write(next);
            next = in.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            for (long size = chunk(); size > 0; size = chunk()) {
                copy(size, body);
                line();
            }
            headers();
        } else if (headers.containsKey("content-length")) {
            copy(number(headers.get("content-length"), 10), body);
        } else {
            in.transferTo(new Bounded(body, most));
        }
        return body.toByteArray();
    }

    private long chunk() throws IOException {
        return number(line().split(";", 2)[0].strip(), 16);
    }

    private static long number(String text, int radix) throws IOException {
        if (!text.matches(radix == 16 ? "[0-9a-fA-F]{1,8}" : "[0-9]{1,12}")) {
            throw new IOException("the length of the answer is broken");
        }
        return Long.parseLong(text, radix);
    }

    private void copy(long size, ByteArrayOutputStream body) throws IOException {
        if (body.size() + size > most) {
            throw new TooLargeException(most);
        }
        byte[] bytes = in.readNBytes((int) size);
        if (bytes.length < size) {
            throw new EOFException("the host hung up before its answer was over");
        }
        body.writeBytes(bytes);
    }
}
