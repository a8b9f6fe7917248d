package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document is good for what people want it for: a client is generated from it, and runs a workflow. */
@QuarkusTest
class GeneratedClientTest {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String SHORT = "-XX:TieredStopAtLevel=1";
    private static final String LIBRARIES = TARGET.resolve("client-libraries") + "/*";

    @TestHTTPResource("/")
    URI base;

    @TempDir
    Path folder;

    @Test
    void a_generated_client_creates_and_runs_a_workflow() throws Exception {
        Files.writeString(
                folder.resolve("torc.json"),
                new Wire(base)
                        .call("GET", "/torc-service/v1/openapi.json", null)
                        .body()
                        .toString());
        said(
                "java",
                SHORT,
                "-jar",
                TARGET.resolve("generator/openapi-generator-cli.jar").toString(),
                "generate",
                "-i",
                "torc.json",
                "-g",
                "java",
                "--library",
                "native",
                "-o",
                "client",
                "--additional-properties=openApiNullable=false,useJakartaEe=true");
        try (InputStream source = GeneratedClientTest.class.getResourceAsStream("/client/RunWorkflow.java")) {
            Files.copy(source, folder.resolve("RunWorkflow.java"));
        }
        List<String> compile =
                new ArrayList<>(List.of("javac", "-J" + SHORT, "-nowarn", "-d", "classes", "-cp", LIBRARIES));
        compile.add("RunWorkflow.java");
        try (Stream<Path> sources = Files.walk(folder.resolve("client/src/main/java"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(compile::add);
        }
        said(compile.toArray(String[]::new));
        assertEquals(
                List.of("writes", "reads", "true", "{x=1.5}", "2"),
                said("java", SHORT, "-cp", "classes:" + LIBRARIES, "RunWorkflow", base.toString())
                        .lines()
                        .toList());
    }

    /** What the JDK's tool printed; it must end well. */
    private String said(String... command) throws IOException, InterruptedException {
        command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        Path output = folder.resolve("output");
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, code, text);
        return text;
    }
}
