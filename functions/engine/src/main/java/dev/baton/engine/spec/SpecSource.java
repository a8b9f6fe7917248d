package dev.baton.engine.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A spec's bytes and the name of its file, whose extension chooses the format. The bytes are not copied.
 *
 * @param fileName as the user wrote it; it stands in every problem
 */
public record SpecSource(String fileName, byte[] bytes) {
    /** A larger spec is refused. */
    public static final int MAX_BYTES = 64 << 20;

    /** Reads the file; throws {@link InvalidSpecException} when it cannot be read or is too large (then it is not read whole). */
    public static SpecSource read(Path path) {
        String name = path.toString();
        try {
            if (Files.isDirectory(path)) {
                throw unreadable(name, "this is a folder, not a spec");
            }
            if (Files.size(path) > MAX_BYTES) {
                throw tooLarge(name, Files.size(path) + " bytes");
            }
            // A pipe has no size, so the limit holds for what is read too.
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw tooLarge(name, "more than " + MAX_BYTES + " bytes");
                }
                return new SpecSource(name, bytes);
            }
        } catch (NoSuchFileException e) {
            throw unreadable(name, "there is no such file");
        } catch (IOException e) {
            throw unreadable(name, "the file cannot be read: " + e.getMessage());
        }
    }

    /** The file's name without its folder and extension; what a workflow without a name is called. */
    String stem() {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem.isEmpty() ? "workflow" : stem;
    }

    void checkSize() {
        if (bytes.length > MAX_BYTES) {
            throw tooLarge(fileName, bytes.length + " bytes");
        }
    }

    private static InvalidSpecException tooLarge(String name, String size) {
        return unreadable(name, "the spec has " + size + "; at most " + MAX_BYTES + " (64 MiB) are allowed");
    }

    private static InvalidSpecException unreadable(String name, String message) {
        return new InvalidSpecException(List.of(new SpecProblem(name, 0, 0, "", message)));
    }
}
