package dev.baton.cli.server;

import dev.baton.cli.client.DataFolder;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.Shell;
import dev.baton.cli.sparky.SparkyYaml;
import dev.baton.doors.sparky.RepairedConnections;
import dev.baton.engine.push.Push;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.store.sqlite.Durability;
import dev.baton.store.sqlite.StoreUnusableException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the embedded application: the engine over a data folder, and the doors on a port. Once a process. */
public final class Application {
    /** What the running application can ask for about its surroundings; set once, before it starts. */
    private static volatile Shell shell;

    private static volatile String key;
    private static volatile DataFolder data;
    private static volatile LocalStores stores;
    private static volatile Pushes pushes;

    private static volatile boolean secure;
    private static volatile String sparkyToken;

    private static final String PORT = "quarkus.http.port";
    private static final String SECURE_PORT = "quarkus.http.ssl-port";

    private Application() {}

    /** Chooses the token that servers of a cluster share; before the application starts. Null for none. */
    static void share(String token) {
        sparkyToken = token;
    }

    /** That token, or null. */
    static String shared() {
        return sparkyToken;
    }

    /**
     * How the application serves.
     *
     * @param host the address to bind
     * @param port the port, 0 for a free one
     * @param data the data folder, made where it is missing
     * @param open whether no key is asked for
     * @param verbose whether the log tells more than warnings
     * @param durability what an acknowledged write survives
     * @param tls what it serves https by; empty for http
     */
    public record Settings(
            String host,
            int port,
            Path data,
            boolean open,
            boolean verbose,
            Durability durability,
            Optional<SparkyYaml.Tls> tls) {
        /** For a process's own use: a free port on loopback. */
        public static Settings ownUse(Path data, boolean verbose) {
            return new Settings("127.0.0.1", 0, data, false, verbose, Durability.NORMAL, Optional.empty());
        }
    }

    /**
     * Starts the application, has it do its work, and stops it. The configuration holds baton.open and
     * baton.api-key-sha256 while it runs.
     *
     * @param type what to do; its run() is called when the doors are open
     * @return the exit code of that work
     */
    public static int run(Shell around, Settings settings, Class<? extends QuarkusApplication> type, String... args) {
        // SQLite's driver asks for a log before the framework has chosen who keeps it.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.setProperty(RepairedConnections.PROPERTY, RepairedConnections.BY_SERVICE);
        // A verb is over before a target could answer; what it makes ready is sent by the next server or run.
        open(around, settings, type != DirectApplication.class);
        try {
            return serve(type, args);
        } finally {
            pushes.close();
            stores.close();
        }
    }

    /**
     * Opens the data folder for this process.
     *
     * @param sends whether it sends push jobs
     */
    static LocalStores open(Shell around, Settings settings, boolean sends) {
        shell = around;
        pushes = new Pushes(around);
        data = new DataFolder(settings.data());
        try {
            Files.createDirectories(settings.data());
            key = AdminKey.of(data, around, new SecureRandom());
        } catch (IOException broken) {
            throw new Failure("the data folder " + settings.data() + " cannot be used: " + Failure.reason(broken));
        }
        // The key itself stays out of the system properties, which any tool on this machine can list.
        System.setProperty("baton.api-key-sha256", Texts.hash(key));
        System.setProperty("baton.open", Boolean.toString(settings.open()));
        System.setProperty("quarkus.http.host", settings.host());
        secure = settings.tls().isPresent();
        if (secure) {
            SparkyYaml.Tls tls = settings.tls().get();
            System.setProperty(
                    "quarkus.tls.key-store.pem.0.cert", tls.certificate().toString());
            System.setProperty("quarkus.tls.key-store.pem.0.key", tls.key().toString());
            System.setProperty("quarkus.http.insecure-requests", "disabled");
        }
        System.setProperty(secure ? SECURE_PORT : PORT, Integer.toString(settings.port()));
        if (settings.verbose()) {
            System.setProperty("quarkus.log.console.level", "INFO");
        }
        try {
            stores = new LocalStores(settings.data(), settings.durability(), sends ? pushes.settings() : Push.OFF);
            return stores;
        } catch (StoreUnusableException | StoreBusyException unusable) {
            throw new Failure(unusable.getMessage());
        }
    }

    private static int serve(Class<? extends QuarkusApplication> type, String... args) {
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(type, (exit, problem) -> code.set(problem == null ? exit : failed(problem)), args);
        return code.get();
    }

    private static int failed(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        shell.err().println(shell.name() + ": " + cause.getMessage());
        return 1;
    }

    /** What was around the process when it started. */
    public static Shell shell() {
        return shell;
    }

    /** The owner's key, for a child process or a client of our own. */
    public static String key() {
        return key;
    }

    /** The data folder of the running application. */
    public static DataFolder data() {
        return data;
    }

    /** What sends its push jobs. */
    static Pushes pushes() {
        return pushes;
    }

    /** What is open of it. */
    static LocalStores stores() {
        return stores;
    }

    /** Where clients on this machine reach the running application: the real port, and a host one can connect to. */
    public static URI url() {
        var config = ConfigProvider.getConfig();
        String host = config.getValue("quarkus.http.host", String.class);
        String reachable = switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
        int port = config.getValue(secure ? SECURE_PORT : PORT, Integer.class);
        return URI.create((secure ? "https://" : "http://") + reachable + ":" + port);
    }
}
