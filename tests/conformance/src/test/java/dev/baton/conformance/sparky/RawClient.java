package dev.baton.conformance.sparky;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Speaks HTTP as Sparky's client does: a connection for each request, request line and headers in two packets, nothing normalised. */
final class RawClient {
    private static final int PATIENCE_MILLIS = 20_000;

    private final URI base;

    RawClient(URI base) {
        this.base = base;
    }

    /** What came back; the names of headers in lower case. */
    record Reply(String statusLine, Map<String, String> headers, byte[] body) {
        int status() {
            return Integer.parseInt(statusLine.split(" ")[1]);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** The head as it is to stand on the wire, from the request line on, without the empty line. */
    Reply send(List<String> head, byte[] body) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write((head.getFirst() + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            out.write(
                    (String.join("\r\n", head.subList(1, head.size())) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            return read(socket.getInputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(head.getFirst(), broken);
        }
    }

    Reply get(String path, String... headers) {
        return call("GET", path, new byte[0], headers);
    }

    Reply post(String path, String json, String... headers) {
        return call("POST", path, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), headers);
    }

    /** A request of this method and path with these further headers. */
    Reply call(String method, String path, byte[] body, String... headers) {
        List<String> head = new ArrayList<>();
        head.add(method + " " + path + " HTTP/1.1");
        head.add("Host: " + base.getHost() + ":" + base.getPort());
        if (body.length > 0) {
            head.add("Content-Length: " + body.length);
        }
        head.addAll(List.of(headers));
        return send(head, body);
    }

    private static Reply read(InputStream in) throws IOException {
        String statusLine = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = headers.containsKey("content-length")
                ? in.readNBytes(Integer.parseInt(headers.get("content-length")))
                : "chunked".equals(headers.get("transfer-encoding")) ? chunks(in) : new byte[0];
        return new Reply(statusLine, headers, body);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            all.writeBytes(in.readNBytes(size));
            line(in);
        }
        line(in);
        return all.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int single = in.read(); single != '\n'; single = in.read()) {
            if (single < 0) {
                throw new IOException("the connection ended");
            }
            if (single != '\r') {
                line.write(single);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
