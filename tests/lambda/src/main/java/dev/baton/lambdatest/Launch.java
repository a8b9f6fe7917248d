package dev.baton.lambdatest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param command up to the handler's name
 * @param environment variables besides the function's
 */
record Launch(List<String> command, Map<String, String> environment) {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** What the managed runtime for Java gives a function of 512 MB. */
    private static final List<String> FLAGS = List.of(
            "-Xmx436m",
            "-XX:+UseSerialGC",
            "-XX:+TieredCompilation",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

    /** As Lambda does it: the runtime's class path, and the zip's classes by a class loader of the runtime's. */
    static final Launch MANAGED = of(List.of(), Zip.runtime() + "/*", Map.of());

    /** As {@link #MANAGED}, for a version whose snapshot is to be taken. */
    static final Launch SNAPSHOT =
            of(List.of(), Zip.runtime() + "/*", Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));

    /** The same with more flags for the process. */
    Launch with(List<String> flags) {
        List<String> all = new ArrayList<>(command.subList(0, 1));
        all.addAll(flags);
        all.addAll(command.subList(1, command.size()));
        return new Launch(List.copyOf(all), environment);
    }

    /** Everything in jars on one class path, which a class-data archive wants. */
    static Launch flat(List<String> flags) {
        return of(flags, Zip.runner() + ":" + Zip.task().resolve("lib") + "/*:" + Zip.runtime() + "/*", Map.of());
    }

    private static Launch of(List<String> flags, String classPath, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add(NativePart.flag());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, CLIENT));
        return new Launch(List.copyOf(command), environment);
    }
}
