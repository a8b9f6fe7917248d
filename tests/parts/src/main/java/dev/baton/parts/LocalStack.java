package dev.baton.parts;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack 4.14.0 (later images need an account) in a container, where a Docker engine answers: ask {@link #whyNot} first.
 * The container ends with this process. Any credentials do.
 */
public final class LocalStack implements AutoCloseable {
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private final LocalStackContainer container;

    private LocalStack(LocalStackContainer container) {
        this.container = container;
    }

    /** Why it cannot be started, in a few words; empty where it can. Looks for the engine once. */
    public static Optional<String> whyNot() {
        return Engine.WHY_NOT;
    }

    /** Starts it with these services, by their names such as {@code dynamodb}; it is ready when this returns. */
    public static LocalStack start(String... services) {
        LocalStackContainer container = new LocalStackContainer(DockerImageName.parse(IMAGE)).withServices(services);
        container.start();
        return new LocalStack(container);
    }

    /** Where all its services listen. */
    public URI endpoint() {
        return container.getEndpoint();
    }

    /** The container, for those who have to give its functions something. */
    public LocalStackContainer container() {
        return container;
    }

    @Override
    public void close() {
        container.stop();
    }

    private static final class Engine {
        static final Optional<String> WHY_NOT = find();

        private static Optional<String> find() {
            // Testcontainers takes a second and many lines to find out that there is none.
            boolean socket = System.getenv("DOCKER_HOST") != null || sockets().anyMatch(Files::exists);
            return socket && DockerClientFactory.instance().isDockerAvailable()
                    ? Optional.empty()
                    : Optional.of("no Docker engine answers here");
        }

        private static Stream<Path> sockets() {
            String home = System.getProperty("user.home");
            String runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run/user/0");
            return Stream.of(
                    Path.of("/var/run/docker.sock"),
                    Path.of(home, ".docker", "run", "docker.sock"),
                    Path.of(home, ".docker", "desktop", "docker.sock"),
                    Path.of(runtime, "docker.sock"),
                    Path.of(runtime, ".docker", "run", "docker.sock"));
        }
    }
}
