package dev.baton.infratests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Terraform finds the AWS provider without the network: the folder TF_PLUGIN_MIRROR, the user's own CLI configuration,
 * or a folder where providers are usually kept.
 */
final class Mirror {
    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";

    private Mirror() {}

    /** The environment that makes Terraform look there; none when the provider is nowhere. */
    static Optional<Map<String, String>> environment(Path folder) throws Exception {
        String configured = System.getenv("TF_CLI_CONFIG_FILE");
        Path home = Path.of(System.getProperty("user.home"));
        if (System.getenv("TF_PLUGIN_MIRROR") == null) {
            if (configured != null && Files.isReadable(Path.of(configured))) {
                return Optional.of(Map.of("TF_CLI_CONFIG_FILE", configured));
            }
            if (configured == null && Files.isReadable(home.resolve(".terraformrc"))) {
                return Optional.of(Map.of());
            }
        }
        Optional<Path> mirror = Stream.concat(named(home), inside(Path.of("/opt")))
                .filter(path -> Files.isDirectory(path.resolve(PROVIDER)))
                .findFirst();
        if (mirror.isEmpty()) {
            return Optional.empty();
        }
        Path file = Files.writeString(folder.resolve("terraform.rc"), """
                provider_installation {
                  filesystem_mirror {
                    path = "%s"
                  }
                }
                """.formatted(mirror.get()));
        return Optional.of(Map.of("TF_CLI_CONFIG_FILE", file.toString()));
    }

    private static Stream<Path> named(Path home) {
        return Stream.of(
                        System.getenv("TF_PLUGIN_MIRROR"),
                        home.resolve(".terraform.d/plugins").toString(),
                        home.resolve(".local/share/terraform/plugins").toString(),
                        "/usr/local/share/terraform/plugins",
                        "/usr/share/terraform/plugins")
                .filter(Objects::nonNull)
                .map(Path::of);
    }

    /** The folders of one level, where programs that came by hand keep theirs. */
    private static Stream<Path> inside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.flatMap(path -> Stream.of(path, path.resolve("plugins"))).toList().stream();
        }
    }
}
