package dev.baton.client.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.baton.client.MissingSettingException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of a cluster with certificates that they made themselves. */
class TrustTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private KeyStore made(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertEquals(0, code);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(store.getCertificate("a").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        return store;
    }

    private static HttpsServer serving(KeyStore store) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 1);
                exchange.getResponseBody().write('1');
            }
        });
        server.start();
        return server;
    }

    private JobStatus status(HttpsServer server, Map<String, String> environment) {
        Scenario scenario = Scenario.in(environment);
        String address = "https://127.0.0.1:" + server.getAddress().getPort();
        return JobApi.of(scenario, which -> which.api(address).project("p").jobId("j"))
                .status();
    }

    private Map<String, String> believing(String name) {
        return Map.of("BATON_CA", folder.resolve(name).toString());
    }

    @Test
    void a_server_is_believed_by_its_very_certificate_and_by_no_other() throws Exception {
        HttpsServer server = serving(made("elsewhere"));
        made("stranger");
        try {
            assertEquals(JobStatus.OK, status(server, believing("elsewhere.pem")));
            assertEquals(JobStatus.UNKNOWN, status(server, believing("stranger.pem")));
            assertEquals(JobStatus.UNKNOWN, status(server, Map.of()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_file_without_certificates_is_named() throws Exception {
        Files.writeString(folder.resolve("empty"), "");
        Files.writeString(folder.resolve("words"), "-----BEGIN CERTIFICATE-----\nwords\n");
        for (String name : new String[] {"empty", "words", "absent"}) {
            String message = assertThrows(MissingSettingException.class, () -> Scenario.in(believing(name)))
                    .getMessage();
            assertTrue(message.contains(name + " (BATON_CA)"), message);
        }
    }
}
