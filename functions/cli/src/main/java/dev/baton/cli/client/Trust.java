package dev.baton.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Which servers this process believes beside those that Java itself does: such as have a certificate of the given file, or one that is
 * signed by one of its. Chosen once, before the first connection.
 */
public final class Trust {
    /** Names the file for this process and the jobs that it runs. */
    public static final String VARIABLE = "BATON_CA";

    private static volatile Path file;
    private static volatile Trust chosen;

    private final SSLContext context;
    private final Set<Certificate> pinned;

    private Trust(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> given =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (given.isEmpty()) {
                throw new Failure(pem + " holds no certificate; it must be a file in PEM form");
            }
            pinned = Set.copyOf(given);
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : given) {
                store.setCertificateEntry("given-" + number++, each);
            }
            for (X509Certificate each : usual()) {
                store.setCertificateEntry("usual-" + number++, each);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
        } catch (IOException unreadable) {
            throw new Failure("the certificates for " + VARIABLE + " cannot be read: " + Failure.reason(unreadable));
        } catch (GeneralSecurityException broken) {
            throw new Failure(pem + " holds no certificates in PEM form: " + broken.getMessage());
        }
    }

    private static Set<X509Certificate> usual() throws GeneralSecurityException {
        TrustManagerFactory usual = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        usual.init((KeyStore) null);
        return Arrays.stream(usual.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(each -> Arrays.stream(((X509TrustManager) each).getAcceptedIssuers()))
                .collect(Collectors.toSet());
    }

    /** Believes the certificates of the file that the environment names, if it does. */
    public static void ofEnvironment(Shell shell) {
        shell.variable(VARIABLE).ifPresent(named -> in(shell.folder().resolve(named)));
    }

    /** Believes that file's certificates from now on. */
    public static void in(Path pem) {
        file = pem.toAbsolutePath();
        chosen = null;
    }

    /** The file, for processes that this one starts. */
    public static Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Has a connection believe; a server whose very certificate was given is believed under any name. */
    static void on(HttpsURLConnection connection) {
        Path pem = file;
        if (pem == null) {
            return;
        }
        Trust trust = chosen;
        if (trust == null) {
            trust = new Trust(pem);
            chosen = trust;
        }
        connection.setSSLSocketFactory(trust.context.getSocketFactory());
        connection.setHostnameVerifier(trust::knows);
    }

    private boolean knows(String host, SSLSession session) {
        try {
            return pinned.contains(session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException nobody) {
            return false;
        }
    }
}
