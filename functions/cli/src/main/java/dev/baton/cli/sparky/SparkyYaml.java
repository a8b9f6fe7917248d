package dev.baton.cli.sparky;

import dev.baton.cli.client.Failure;
import dev.baton.cli.client.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ~/sparky.yaml} says to a server, as it does to Sparky's; SPARKY_YAML names another file. A file that is not there says
 * nothing. Variables of the environment win over it.
 *
 * @param token the token that the servers of a cluster share
 * @param tls where it serves https
 */
public record SparkyYaml(Optional<String> host, Optional<Integer> port, Optional<String> token, Optional<Tls> tls) {
    private static final String VARIABLE = "SPARKY_YAML";
    private static final String TOKEN = "SPARKY_API_TOKEN";

    /** The files of a server's certificate, with those that lead to its authority, and of its private key; both in PEM form. */
    public record Tls(Path certificate, Path key) {
        public Tls {
            for (Path file : new Path[] {certificate, key}) {
                if (!Files.isReadable(file)) {
                    throw new Failure("https needs " + file + ", which is not there, or cannot be read");
                }
            }
        }
    }

    /** Throws Failure where the file is there and wrong, or is named and not there. */
    public static SparkyYaml of(Shell shell) {
        Optional<Path> named = shell.variable(VARIABLE).map(shell.folder()::resolve);
        Optional<Path> file = named.or(() -> shell.variable("HOME").map(home -> Path.of(home, "sparky.yaml")));
        boolean there = file.isPresent() && (named.isPresent() || Files.exists(file.get()));
        SparkyYaml said = there
                ? read(file.get())
                : new SparkyYaml(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Optional<String> token = shell.variable("BATON_SPARKY_TOKEN")
                .or(() -> shell.variable(TOKEN))
                .or(said::token);
        return new SparkyYaml(said.host, said.port, token, said.tls);
    }

    private static SparkyYaml read(Path file) {
        YamlMap map = YamlMap.read(file);
        Optional<Tls> tls = map.flag("SPARKY_USE_TLS") ? Optional.of(tls(file, map)) : Optional.empty();
        return new SparkyYaml(
                map.text("SPARKY_HOST"),
                map.number("SPARKY_TCP_PORT", 0, 65_535),
                map.text(TOKEN).filter(text -> !text.isBlank()),
                tls);
    }

    private static Tls tls(Path file, YamlMap map) {
        YamlMap tls = map.map("tls");
        return new Tls(path(file, tls, "certificate-file"), path(file, tls, "private-key-file"));
    }

    private static Path path(Path file, YamlMap tls, String key) {
        String name = tls.text(key)
                .orElseThrow(() ->
                        new Failure(file + ":" + tls.tree().line() + ": SPARKY_USE_TLS needs " + key + " below tls"));
        return file.toAbsolutePath().resolveSibling(name);
    }

    /** The surroundings of jobs, which find the shared token in them. */
    public Shell around(Shell shell) {
        Map<String, String> environment = new LinkedHashMap<>(shell.environment());
        token.ifPresent(text -> environment.put(TOKEN, text));
        return shell.withEnvironment(environment);
    }
}
