import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Writes one jar of many, since Java checks every jar of a class path at each start, which takes it as long as all else that it
 * does before a short command's first line. Of entries of one name the first counts, as on a class path. Arguments: the jar to
 * write, then those to take.
 */
final class OneJar {
    public static void main(String... args) throws IOException {
        Path jar = Path.of(args[0]);
        Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(fresh))) {
            Set<String> names = new HashSet<>();
            for (String part : Arrays.copyOfRange(args, 1, args.length)) {
                try (JarFile from = new JarFile(part)) {
                    for (JarEntry entry : from.stream().filter(OneJar::counts).toList()) {
                        if (names.add(entry.getName())) {
                            out.putNextEntry(new JarEntry(entry.getName()));
                            from.getInputStream(entry).transferTo(out);
                        }
                    }
                }
            }
        }
        Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What is about a jar itself, or for another Java than the oldest, stays behind. */
    private static boolean counts(JarEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && !name.equals("module-info.class")
                && !name.startsWith("META-INF/versions/")
                && !name.matches("META-INF/[^/]*\\.(MF|SF|RSA|DSA|EC)");
    }
}
