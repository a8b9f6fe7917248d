package dev.baton.client.sparky;

import dev.baton.client.MissingSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes https servers whose certificates stand in a file or are signed by one that does, beside those that Java believes. A server
 * whose very certificate stands there is believed under any name: clusters are often made of addresses.
 */
final class Trust extends X509ExtendedTrustManager {
    private final Set<Certificate> known;
    private final X509ExtendedTrustManager given;
    private final X509ExtendedTrustManager usual;

    private Trust(Set<Certificate> known) throws GeneralSecurityException, IOException {
        this.known = known;
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate each : known) {
            store.setCertificateEntry("given-" + number++, each);
        }
        given = manager(store);
        usual = manager(null);
    }

    private static X509ExtendedTrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("Java knows no certificates"));
    }

    /** A context that believes the file's certificates; MissingSettingException where it holds none. */
    static SSLContext in(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            Set<Certificate> known =
                    Set.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (known.isEmpty()) {
                throw new MissingSettingException(
                        pem + " (BATON_CA) holds no certificate; it must be a file in PEM form");
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trust(known)}, null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new MissingSettingException(
                    pem + " (BATON_CA) cannot be read as certificates in PEM form: " + unreadable.getMessage());
        }
    }

    /** How one of the two is asked. */
    @FunctionalInterface
    private interface Check {
        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }

    private void server(X509Certificate[] chain, Check check) throws CertificateException {
        if (chain.length > 0 && known.contains(chain[0])) {
            chain[0].checkValidity();
            return;
        }
        try {
            check.by(given);
        } catch (CertificateException unknown) {
            check.by(usual);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        server(chain, manager -> manager.checkServerTrusted(chain, type));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        server(chain, manager -> manager.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        server(chain, manager -> manager.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        usual.checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        usual.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        usual.checkClientTrusted(chain, type, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return usual.getAcceptedIssuers();
    }
}
