package dev.baton.lambdatest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Prints how long each function takes from the start of its process to its first answer, and how much memory it holds then:
 * as Lambda loads classes, with all of them on one class path, and with a class-data archive on top of that. What a restored
 * snapshot takes cannot be told here; its first invocation is what the last lines show.
 */
public final class ColdStart {
    private static final String TICK = "{\"kind\":\"tick\"}";
    private static final String LIST = """
            {"version":"2.0","rawPath":"/torc-service/v1/workflows","rawQueryString":"limit=1",
             "headers":{"authorization":"Bearer %s"},
             "requestContext":{"http":{"method":"GET","path":"/torc-service/v1/workflows"}},"isBase64Encoded":false}
            """.formatted(Cloud.ADMIN_KEY);

    private final Map<String, String> environment;
    private final int rounds;

    private ColdStart(Map<String, String> environment, int rounds) {
        this.environment = environment;
        this.rounds = rounds;
    }

    /** What one start took. */
    private record Sample(long startMillis, long firstMillis, long residentKilobytes) {}

    /** The argument is how often each is measured; 5 unless told. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        Map<String, String> environment = Cloud.create("coldstart").environment();
        environment.put("BATON_LOG_LEVEL", "INFO");
        System.out.printf(
                Locale.ROOT,
                "zip %.1f MB, %s, %d processors, median of %d%n%-9s %-22s %12s %12s %10s%n",
                Zip.size() / 1e6,
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors(),
                rounds,
                "function",
                "classes",
                "to answer ms",
                "invoke ms",
                "RSS MB");
        new ColdStart(environment, rounds).all();
        // The servers' threads would keep this process.
        System.exit(0);
    }

    private void all() throws Exception {
        for (Role role : Role.values()) {
            Path archive = Files.createTempDirectory("archive").resolve(role + ".jsa");
            print(role, "Lambda's loader", Launch.MANAGED);
            print(role, "the same, archived", ClassData.launch());
            print(role, "one class path", Launch.flat(List.of("-Xshare:auto")));
            train(role, archive);
            print(role, "class-data archive", Launch.flat(List.of("-XX:SharedArchiveFile=" + archive)));
            print(role, "primed for SnapStart", Launch.SNAPSHOT);
            Files.delete(archive);
        }
    }

    private void print(Role role, String classes, Launch launch) throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            samples.add(sample(role, launch));
        }
        System.out.printf(
                Locale.ROOT,
                "%-9s %-22s %12d %12d %10.0f%n",
                role.name().toLowerCase(Locale.ROOT),
                classes,
                median(samples.stream().map(Sample::startMillis).toList()),
                median(samples.stream().map(Sample::firstMillis).toList()),
                median(samples.stream().map(Sample::residentKilobytes).toList()) / 1024.0);
    }

    private Sample sample(Role role, Launch launch) throws Exception {
        long start = System.nanoTime();
        try (Function function = Function.start(role, environment, launch)) {
            function.ready();
            long ready = System.nanoTime();
            function.invoke(event(role));
            long answered = System.nanoTime();
            return new Sample((answered - start) / 1_000_000, (answered - ready) / 1_000_000, resident(function.pid()));
        }
    }

    private static String event(Role role) {
        return switch (role) {
            case API -> LIST;
            case MESSAGE, TICK -> TICK;
        };
    }

    /** Runs the function once, and has the JDK write down the classes that it loaded. */
    private void train(Role role, Path archive) throws Exception {
        try (Function function =
                Function.start(role, environment, Launch.flat(List.of("-XX:ArchiveClassesAtExit=" + archive)))) {
            function.ready().invoke(event(role));
            function.end(60, TimeUnit.SECONDS);
        }
        if (!Files.exists(archive)) {
            throw new IllegalStateException("the JDK wrote no archive");
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
