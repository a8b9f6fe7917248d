package dev.baton.runtest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.client.sparky.JobApi;
import dev.baton.client.sparky.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server of a cluster, and a worker whose jobs find the client library. */
final class JavaSite implements AutoCloseable {
    private static final String TOKEN = "secret123456";

    private final Command baton;
    private final Path folder;
    private final String java;
    private final Process server;
    private final Process worker;
    private final Scenario outside;

    /**
     * A site in a folder of its own.
     *
     * @param classData a folder that sites may share; what makes Java start fast is kept there
     */
    JavaSite(Path folder, Path classData) throws Exception {
        this.folder = Files.createDirectories(folder);
        java = String.join(" ", ClassData.java(classData, libraries()));
        baton = new Command(folder)
                .with("BATON_SPARKY_TOKEN", TOKEN)
                .with("SPARKY_API_TOKEN", TOKEN)
                .with("BATON_API_KEY", TOKEN)
                .with("CLASSPATH", libraries());
        server = baton.serving("0");
        worker = baton.startInto("worker.out", "sparky", "work", "-n", "4");
        outside = Scenario.in(Map.of("BATON_URL", baton.url(), "SPARKY_API_TOKEN", TOKEN));
    }

    /** The client library, and the three that it needs. */
    private static String libraries() throws URISyntaxException {
        List<String> places = new ArrayList<>();
        for (Class<?> each : List.of(JobApi.class, ObjectMapper.class, JsonParser.class, JsonProperty.class)) {
            places.add(Path.of(each.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return String.join(":", places);
    }

    /** The example as a file here; its first line names this Java, and has it start fast. */
    Path example(String name) throws IOException {
        try (InputStream in = JavaSite.class.getResourceAsStream("/sparky/" + name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(
                    folder.resolve(name),
                    text.replaceFirst("^#!/usr/bin/env -S java ", "#!/usr/bin/env -S " + java + " "));
        }
    }

    /** A new main job in the project of that name. */
    JobApi job(String project) {
        return JobApi.of(outside, job -> job.project(project));
    }

    JobApi job(String project, String id) {
        return JobApi.of(outside, job -> job.project(project).jobId(id));
    }

    Command baton() {
        return baton;
    }

    Path folder() {
        return folder;
    }

    String url() throws IOException {
        return baton.url();
    }

    @Override
    public void close() {
        Command.stop(worker);
        Command.stop(server);
    }
}
