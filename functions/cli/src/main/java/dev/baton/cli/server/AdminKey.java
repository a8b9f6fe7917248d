package dev.baton.cli.server;

import dev.baton.cli.client.DataFolder;
import dev.baton.cli.client.Shell;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The embedded server's key for its owner: BATON_API_KEY, or 32 random bytes that stand in the data folder. */
public final class AdminKey {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private AdminKey() {}

    /**
     * The key; made and kept on the first call for a folder, whose creation by several processes at once yields one key.
     *
     * @throws IOException where the folder cannot be written
     */
    public static String of(DataFolder data, Shell shell, SecureRandom random) throws IOException {
        var given = shell.variable("BATON_API_KEY");
        if (given.isPresent()) {
            return given.get();
        }
        if (!Files.exists(data.keyFile())) {
            make(data.keyFile(), random);
        }
        return data.key().orElseThrow(() -> new IOException(data.keyFile() + " is empty or cannot be read"));
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        Path fresh = Files.createTempFile(
                file.getParent(), "admin", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
            // A link appears with its content, and fails where another process was first.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            return;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
