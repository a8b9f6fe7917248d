package dev.baton.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.baton.engine.push.Answer;
import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sent;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries to servers of this machine. */
final class HttpsSenderTest {
    private static final char[] PASSWORD = "secret-of-a-test".toCharArray();
    private static final Delivery DELIVERY = new Delivery(
            7, 2, "7-2", JsonNodeFactory.instance.objectNode().put("baton", 1).put("umlaut", "ä"));

    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    /** The name service of these tests knows one address for every name. */
    private static HttpsSender sender(SSLSocketFactory tls, int most) {
        return sender(tls, most, Duration.ofMinutes(5));
    }

    private static HttpsSender sender(SSLSocketFactory tls, int most, Duration answering) {
        AddressGuard guard =
                new AddressGuard("push.test,other.test", host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
        return new HttpsSender(guard, new HttpPost(() -> tls, Duration.ofSeconds(5), answering, most));
    }

    private static HttpsSender sender() {
        return sender((SSLSocketFactory) SSLSocketFactory.getDefault(), 1000);
    }

    private URI uri(String path) {
        return URI.create("http://push.test:" + server.getAddress().getPort() + path);
    }

    private void answer(int status, String body, String... headers) {
        server.createContext("/", exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            reply(exchange, status, body);
        });
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            in.readAllBytes();
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void a_delivery_arrives_whole_with_its_key() {
        AtomicReference<String> got = new AtomicReference<>();
        server.createContext("/run", exchange -> {
            got.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            reply(exchange, 202, "");
        });
        assertEquals(new Sent.Accepted(), sender().send(uri("/run?a=b%20c"), DELIVERY));
        assertEquals("POST /run?a=b%20c 7-2 application/json {\"baton\":1,\"umlaut\":\"ä\"}", got.get());
    }

    @Test
    void an_answer_at_once_is_read_chunked_or_not() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write("{\"status\":\"completed\",\"user_data\":{\"x\":[1]}}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        Sent.Answered answered = assertInstanceOf(Sent.Answered.class, sender().send(uri("/"), DELIVERY));
        assertTrue(answered.answer().completed());
        assertEquals("[1]", answered.answer().userData().get("x").toString());
    }

    @ParameterizedTest
    @CsvSource({"200,''", "202,''", "200,ok", "200,{\"status\":\"accepted\"}", "200,[1]", "204,''"})
    void whatever_else_is_good_means_that_the_target_calls_back(int status, String body) {
        answer(status, body);
        assertEquals(new Sent.Accepted(), sender().send(uri("/"), DELIVERY));
    }

    @Test
    void a_status_that_nobody_knows_fails_the_attempt() {
        answer(200, "{\"status\":\"perhaps\"}");
        Sent.Answered answered = assertInstanceOf(Sent.Answered.class, sender().send(uri("/"), DELIVERY));
        assertEquals(Push.BAD_ANSWER, answered.answer().returnCode());
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404", "410", "413", "301", "307"})
    void what_will_not_change_is_refused_and_no_redirect_is_followed(int status) {
        answer(status, "", "Location", "http://push.test/elsewhere");
        assertInstanceOf(Sent.Refused.class, sender().send(uri("/"), DELIVERY));
    }

    @ParameterizedTest
    @CsvSource({"408", "425", "429", "500", "502", "503"})
    void what_may_change_is_tried_again_when_the_target_says(int status) {
        answer(status, "", "Retry-After", "17");
        Sent.Failed failed = assertInstanceOf(Sent.Failed.class, sender().send(uri("/"), DELIVERY));
        assertEquals(Duration.ofSeconds(17), failed.retryAfter());
    }

    @Test
    void an_answer_that_is_too_large_fails_the_attempt() {
        answer(200, "x".repeat(1001));
        Sent.Answered answered = assertInstanceOf(Sent.Answered.class, sender().send(uri("/"), DELIVERY));
        assertEquals(Answer.failed(Push.BAD_ANSWER, "the answer has more than 1000 bytes"), answered.answer());
    }

    @Test
    void a_host_that_is_down_or_silent_or_no_server_is_tried_again() throws IOException {
        URI down = uri("/");
        server.stop(0);
        assertInstanceOf(Sent.Failed.class, sender().send(down, DELIVERY));
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://push.test:" + silent.getLocalPort() + "/");
            HttpsSender hasty = sender(null, 1000, Duration.ofMillis(50));
            Sent.Failed failed = assertInstanceOf(Sent.Failed.class, hasty.send(address, DELIVERY));
            assertTrue(failed.reason().contains("in time"), failed.reason());
            Thread.ofVirtual().start(() -> {
                try (Socket first = silent.accept();
                        Socket second = silent.accept()) {
                    second.getOutputStream().write("220 mail.example\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    second.getInputStream().readAllBytes();
                    assertTrue(first.isConnected());
                } catch (IOException closed) {
                    return;
                }
            });
            failed = assertInstanceOf(Sent.Failed.class, sender().send(address, DELIVERY));
            assertTrue(failed.reason().contains("HTTP/1.1"), failed.reason());
        }
    }

    @Test
    void an_address_inside_is_refused_before_anything_is_sent() {
        AddressGuard guard = new AddressGuard(null);
        Sent sent = new HttpsSender(guard).send(URI.create("https://127.0.0.1:1/"), DELIVERY);
        assertTrue(assertInstanceOf(Sent.Refused.class, sent).reason().contains(AddressGuard.ALLOW));
    }

    /** What only the checked address can know: no name service outside of the test has these names. */
    @Test
    void the_checked_address_is_called_and_the_certificate_is_that_of_the_name(@TempDir Path folder) throws Exception {
        SSLContext context = context(folder);
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context));
        secure.createContext("/", exchange -> reply(exchange, 200, "{\"status\":\"completed\"}"));
        secure.start();
        try {
            int port = secure.getAddress().getPort();
            HttpsSender sender = sender(context.getSocketFactory(), 1000);
            assertEquals(
                    new Sent.Answered(new Answer(true, 0, Map.of(), null)),
                    sender.send(URI.create("https://push.test:" + port), DELIVERY));
            assertInstanceOf(
                    Sent.Failed.class,
                    sender.send(URI.create("https://other.test:" + port), DELIVERY),
                    "a certificate of another name");
            assertInstanceOf(
                    Sent.Failed.class,
                    sender().send(URI.create("https://push.test:" + port), DELIVERY),
                    "a certificate that nobody trusts");
        } finally {
            secure.stop(0);
        }
    }

    private static SSLContext context(Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=push.test",
                        "-ext",
                        "san=dns:push.test",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("k", keys.getCertificate("k"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
