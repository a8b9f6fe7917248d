package dev.baton.runtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the JDK makes of its compiler's classes, written down once: most of a single file's time goes into loading them. */
final class ClassData {
    private static final String REHEARSAL = """
            import dev.baton.client.sparky.JobApi;
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.util.List;
            import java.util.Map;

            class Rehearsal {
                public static void main(String... arguments) {
                    try (HttpClient client = HttpClient.newHttpClient()) {
                        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1/")).build();
                        System.out.println(List.of(request, client, Map.of("jobs", JobApi.class)));
                    }
                }
            }
            """;

    /** Whether this Java knows the better kind of archive, which holds classes that are linked already. */
    private static final boolean AHEAD = Runtime.version().feature() >= 25;

    private ClassData() {}

    /** The words that run a file of Java by this Java, as `java --source` does, and start it fast; the folder keeps the archive. */
    static List<String> java(Path folder, String classPath) throws IOException, InterruptedException {
        Path archive = folder.resolve("classes");
        if (Files.notExists(archive)) {
            Path file = Files.writeString(folder.resolve("Rehearsal.java"), REHEARSAL);
            List<String> words = words((AHEAD ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
            words.addAll(List.of("--source", "21", file.toString()));
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("rehearsal.out").toFile());
            builder.environment().put("CLASSPATH", classPath);
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IOException("the rehearsal failed: " + Files.readString(folder.resolve("rehearsal.out")));
            }
        }
        return words((AHEAD ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
    }

    private static List<String> words(String archive) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> words = new ArrayList<>(List.of(java.toString()));
        words.addAll(Command.SHORT);
        // Without a word where the archive does not fit: then it only takes longer.
        words.addAll(List.of("-XX:+UseSerialGC", "-Xlog:disable", archive));
        return words;
    }
}
