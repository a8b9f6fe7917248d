import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Writes one jar of many, since Java checks every jar of a class path at each start, which takes it as long as all else that it
 * does before a short command's first line. Of entries of one name the first counts, as on a class path. Arguments: the jar to
 * write, then those to take. With --before JAR ahead of them the one written is started as that jar beside it is, which then
 * comes behind it on the class path.
 */
final class OneJar {
    public static void main(String... args) throws IOException {
        boolean before = args[0].equals("--before");
        String[] jars = Arrays.copyOfRange(args, before ? 2 : 0, args.length);
        Path jar = Path.of(jars[0]);
        Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(fresh))) {
            if (before) {
                out.putNextEntry(new JarEntry(JarFile.MANIFEST_NAME));
                leadingTo(Path.of(args[1])).write(out);
            }
            Set<String> names = new HashSet<>();
            for (String part : Arrays.copyOfRange(jars, 1, jars.length)) {
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

    private static Manifest leadingTo(Path jar) throws IOException {
        try (JarFile from = new JarFile(jar.toFile())) {
            Manifest manifest = from.getManifest();
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, jar.getFileName().toString());
            return manifest;
        }
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
