package dev.baton.infratests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Terraform over a copy of infra/ in a folder of its own, so that nothing is ever written into the repository. Whatever it
 * asks of AWS goes to the given address.
 */
final class Terraform implements AutoCloseable {
    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    static final String REGION = "eu-central-1";
    private static final Path BUILT = REPOSITORY.resolve("functions/lambda/target/function.zip");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path copy;
    private final Map<String, String> environment;
    private final String program;

    /** Skips the test where Terraform or its AWS provider is missing. */
    Terraform(URI aws) throws Exception {
        this.folder = Files.createTempDirectory("baton-infra");
        this.program = Programs.find("terraform")
                .map(Path::toString)
                .orElseGet(() -> Missing.skip("terraform is not installed"));
        this.environment = new HashMap<>(Mirror.environment(folder)
                .orElseGet(() -> Missing.skip("Terraform's AWS provider is not installed; TF_PLUGIN_MIRROR may name a"
                        + " folder made by `terraform providers mirror`")));
        environment.put("AWS_ENDPOINT_URL", aws.toString());
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_ACCESS_KEY_ID", "testing");
        environment.put("AWS_SECRET_ACCESS_KEY", "testing");
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("CHECKPOINT_DISABLE", "1");
        // Each command is over soon, and a fourth of its time would go into collecting what it leaves.
        environment.put("GOGC", "400");
        this.copy = folder.resolve("infra");
        copy(REPOSITORY.resolve("infra"), copy);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".tf"))
                    .filter(path -> !path.toString().contains(".terraform"))
                    .toList()) {
                Path copied = to.resolve(from.relativize(file));
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
    }

    /** The zip that the build made; a stand-in where it is not built, since only its bytes matter here. */
    Path zip() throws IOException {
        if (Files.isReadable(BUILT)) {
            return BUILT;
        }
        Path zip = folder.resolve("function.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("placeholder"));
            out.closeEntry();
        }
        return zip;
    }

    /** Deletes the folder; the provider that Terraform linked into it stays. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Runs it in the module, or in a folder below it. */
    Programs.Outcome run(String below, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(program, "-chdir=" + copy.resolve(below)));
        all.addAll(List.of(words));
        return Programs.run(folder, environment, all.toArray(String[]::new));
    }

    /** Runs what must end well. */
    String good(String below, String... words) throws Exception {
        Programs.Outcome outcome = run(below, words);
        assertEquals(0, outcome.code(), () -> String.join(" ", words) + "\n" + outcome.out());
        return outcome.out();
    }

    /** Changes the copy of the module, by a file that Terraform reads last. */
    void override(String name, String text) throws IOException {
        Files.writeString(copy.resolve(name), text);
    }

    void init(String below) throws Exception {
        good(below, "init", "-backend=false", "-input=false", "-no-color");
    }

    /** What would be made with these variables. */
    Plan plan(String below, Map<String, Object> variables) throws Exception {
        Path file = variables(variables);
        Path plan = Files.createTempFile(folder, "plan", ".bin");
        good(below, "plan", "-input=false", "-no-color", "-lock=false", "-out=" + plan, "-var-file=" + file);
        return new Plan(JSON.readTree(good(below, "show", "-json", plan.toString())));
    }

    /** A file of variables; the zip is always among them. */
    Path variables(Map<String, Object> variables) throws IOException {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("package", zip().toString());
        Path file = Files.createTempFile(folder, "given", ".tfvars.json");
        JSON.writeValue(file.toFile(), all);
        return file;
    }

    JsonNode state(String below) throws Exception {
        return JSON.readTree(good(below, "show", "-json"));
    }
}
