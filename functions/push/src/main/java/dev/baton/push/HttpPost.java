package dev.baton.push;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over a connection of its own to a given address, which the usual clients do not let one choose: they ask the name
 * service again, and may get another answer than the one that was checked. The certificate is that of the host's name.
 * Thread-safe.
 */
final class HttpPost {
    private final Supplier<SSLSocketFactory> tls;
    private final Duration connecting;
    private final Duration answering;
    private final int most;

    /**
     * @param tls asked when it is needed, since making one takes a while
     * @param most how many bytes the answer may have
     */
    HttpPost(Supplier<SSLSocketFactory> tls, Duration connecting, Duration answering, int most) {
        this.tls = tls;
        this.connecting = connecting;
        this.answering = answering;
        this.most = most;
    }

    /** Sends the body and reads the answer; no redirect is followed. */
    HttpReply send(URI uri, InetAddress address, Map<String, String> headers, byte[] body) throws IOException {
        boolean secure = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port), (int) connecting.toMillis());
            Deadline deadline = Deadline.in(answering);
            plain.setSoTimeout(deadline.left());
            try (Socket socket = secure ? secured(plain, AddressGuard.host(uri), port) : plain) {
                OutputStream out = socket.getOutputStream();
                out.write(head(uri, headers, body.length).getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
                return new ReplyReader(new BufferedInputStream(new Patient(socket, deadline)), most).read();
            }
        }
    }

    private Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.get().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String head(URI uri, Map<String, String> headers, int length) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        StringBuilder head = new StringBuilder("POST ").append(path);
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("Content-Length: ").append(length).append("\r\n\r\n").toString();
    }

    /** A socket's bytes, each of which comes before the deadline: a host that drips cannot hold us up. */
    private static final class Patient extends InputStream {
        private final Socket socket;
        private final Deadline deadline;

        Patient(Socket socket, Deadline deadline) {
            this.socket = socket;
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int start, int count) throws IOException {
            socket.setSoTimeout(deadline.left());
            return socket.getInputStream().read(bytes, start, count);
        }
    }
}
