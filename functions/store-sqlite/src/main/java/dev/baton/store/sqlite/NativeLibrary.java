package dev.baton.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * Keeps SQLite's native library in the user's cache folder, because the driver would unpack it at every start, which costs
 * more than all the rest of opening a store. Only a folder that nobody else can write is trusted, and never one beside the
 * data, which may have come with somebody's repository. Where anything is in the way the driver does as it always does.
 */
final class NativeLibrary {
    private static final String PATH = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";
    private static final String SCRATCH = "org.sqlite.tmpdir";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private NativeLibrary() {}

    /** Points the driver at the kept library, unless someone has pointed it elsewhere. To be called before its first use. */
    static synchronized void settle() {
        if (System.getProperty(PATH) == null && System.getProperty(NAME) == null) {
            String name = System.mapLibraryName("sqlitejdbc");
            Path folder = kept(System.getenv(), name);
            if (folder != null) {
                System.setProperty(PATH, folder.toString());
                System.setProperty(NAME, name);
                // It looks there at each start for what it left behind: else in the folder for everybody's files.
                if (System.getProperty(SCRATCH) == null) {
                    System.setProperty(SCRATCH, folder.toString());
                }
            }
        }
    }

    /** Has the driver load the library, and learn all that its first connection needs. A failure shows when a store is opened. */
    static void load() {
        try (Connection connection = Database.passing()) {
            Database.run(connection, "PRAGMA cache_size = 0");
        } catch (Exception shownLater) {
            return;
        }
    }

    /** The folder that holds the library, put there if it was not; null where there is no place to trust. */
    static Path kept(Map<String, String> environment, String name) {
        try {
            String cache = environment.get("XDG_CACHE_HOME");
            String home = environment.get("HOME");
            if (cache == null && home == null) {
                return null;
            }
            Path caches = cache != null ? Path.of(cache) : Path.of(home, ".cache");
            Path own = caches.resolve("baton");
            // The driver's own name for the platform is found by a process that it starts, which is as slow as
            // unpacking.
            String platform = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
            Path folder = own.resolve(
                    "sqlite-jdbc-" + SQLiteJDBCLoader.getVersion() + "-" + platform.replaceAll("[^\\w.-]", "_"));
            if (!Files.exists(own)) {
                Files.createDirectories(caches);
                Files.createDirectory(own, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            if (!trusted(own)) {
                return null;
            }
            if (!Files.exists(folder.resolve(name))) {
                unpack(folder, name);
            }
            return folder;
        } catch (Exception e) {
            // Whatever it is (no home, a read-only one, another file system), the driver can still unpack for itself.
            return null;
        }
    }

    private static boolean trusted(Path own) throws IOException {
        return Files.getPosixFilePermissions(own).equals(OWNER_ONLY)
                && Files.getOwner(own).getName().equals(System.getProperty("user.name"));
    }

    private static void unpack(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, name, ".part");
        String resource = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            Files.copy(library, temporary, StandardCopyOption.REPLACE_EXISTING);
            Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
