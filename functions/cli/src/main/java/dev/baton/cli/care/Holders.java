package dev.baton.cli.care;

import dev.baton.cli.client.DataFolder;
import dev.baton.store.sqlite.Occupation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which processes have a data folder's database open.
 *
 * @param any whether one has
 * @param pids those that this user may look at, on systems with /proc
 */
record Holders(boolean any, List<Long> pids) {
    static Holders of(DataFolder folder) throws IOException {
        boolean any = Occupation.isHeld(folder.database());
        return new Holders(any, any ? pids(folder.database().toRealPath()) : List.of());
    }

    @Override
    public String toString() {
        return pids.isEmpty()
                ? "another process"
                : (pids.size() == 1 ? "process " : "processes ")
                        + pids.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static List<Long> pids(Path file) {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path process : processes) {
                if (opens(process, file)) {
                    found.add(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException noSuchThing) {
            return found;
        }
        found.sort(null);
        return found;
    }

    private static boolean opens(Path process, Path file) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path each : open) {
                if (Files.isSymbolicLink(each) && Files.readSymbolicLink(each).equals(file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException goneOrAnothers) {
            return false;
        }
    }
}
