package dev.baton.lambda;

import dev.baton.doors.error.ErrorBody;
import dev.baton.engine.Engine;
import dev.baton.push.AddressGuard;
import dev.baton.store.dynamodb.CloudStores;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.crac.Context;
import org.crac.Resource;
import org.jboss.logging.Logger;

/**
 * Warms the process up before Lambda takes a snapshot of it, so that what is restored need not load, link and compile what
 * a first request needs. It touches no store and opens no connection: whatever is open, known or drawn by chance before the
 * snapshot would be shared by all processes that are restored from it.
 */
enum Priming implements Resource {
    /** For the function behind the URL. */
    API(List.of(Engine.class, CloudStores.class, ErrorBody.class, AddressGuard.class, Priming.class)),
    /** For those that other functions invoke. */
    FUNCTION(List.of(Engine.class, CloudStores.class, AddressGuard.class, Priming.class));

    private static final Logger LOG = Logger.getLogger(Priming.class);

    private final List<Class<?>> parts;

    Priming(List<Class<?>> parts) {
        this.parts = parts;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        Quarkus.manualStart();
        long classes = 0;
        for (Class<?> part : parts) {
            classes += load(part);
        }
        Rehearsal.run();
        SdkRehearsal.run();
        LOG.infof("primed with %d classes", classes);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Clocks are asked anew at each use; numbers and clients are made at first use, which is after this.
        LOG.debug("restored");
    }

    /** Loads all classes of the jar or folder that holds this one. */
    private static long load(Class<?> part) throws IOException {
        Path place = place(part);
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.walk(place.resolve("dev"))) {
                return files.map(file -> place.relativize(file).toString())
                        .filter(Priming::loaded)
                        .count();
            }
        }
        try (JarFile jar = new JarFile(place.toFile())) {
            return jar.stream().map(JarEntry::getName).filter(Priming::loaded).count();
        }
    }

    private static Path place(Class<?> part) throws IOException {
        try {
            return Path.of(
                    part.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IOException("the code of " + part + " is at no path", impossible);
        }
    }

    private static boolean loaded(String entry) {
        if (!entry.endsWith(".class") || !entry.startsWith("dev/baton/")) {
            return false;
        }
        String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
        try {
            Class.forName(name, true, Priming.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError optional) {
            LOG.debugf("%s cannot be loaded: %s", name, optional.getMessage());
            return false;
        }
    }
}
