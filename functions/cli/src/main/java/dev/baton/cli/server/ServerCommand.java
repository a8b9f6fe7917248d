package dev.baton.cli.server;

import dev.baton.cli.client.ApplicationVerb;
import dev.baton.cli.client.Baton;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.Trust;
import dev.baton.cli.sparky.SparkyYaml;
import dev.baton.store.sqlite.Durability;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves all doors on one port, until it is told to stop. */
@Command(
        name = "server",
        description = "Serves the doors on one port; ready when GET /health/ready answers 200.",
        footer = {"", "For example:", "  baton server --port 8080 --data .baton"})
public final class ServerCommand implements ApplicationVerb {
    private static final String HERE = "127.0.0.1";
    private static final int USUAL_PORT = 8080;

    private final Baton baton;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "the address to serve on; 127.0.0.1 unless given, or SPARKY_HOST of ~/sparky.yaml")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "the port, 0 for any free one; 8080 unless given, or SPARKY_TCP_PORT of ~/sparky.yaml")
    private Integer port;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "serve https by this certificate (PEM, with those that lead to its authority)")
    private Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "the certificate's private key (PEM)")
    private Path privateKey;

    @Option(
            names = "--sparky-jobs",
            paramLabel = "N",
            defaultValue = "4",
            description = "how many of Sparky's jobs it runs itself at once, 0 for none; ${DEFAULT-VALUE} unless given")
    private int sparkyJobs;

    @Option(
            names = "--sparky-root",
            paramLabel = "DIR",
            description = "where projects/NAME/{sparky.yaml,sparrowfile} stand; else SPARKY_ROOT, or sparky in the data"
                    + " folder")
    private Path sparkyRoot;

    @Option(names = "--open", description = "ask for no key; on a loopback address only")
    private boolean open;

    @Option(names = "--for-run", hidden = true, description = "serve a run in another process, and end with it")
    private boolean forRun;

    @Option(names = "--verbose", description = "more in the log")
    private boolean verbose;

    /** A verb of this command. */
    public ServerCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        SparkyYaml said = SparkyYaml.of(baton.shell());
        String address =
                forRun ? HERE : Optional.ofNullable(host).or(said::host).orElse(HERE);
        if (open && !Loopback.names(address)) {
            throw new Failure("--open serves everybody who can connect: it needs a loopback host, not " + address);
        }
        if (sparkyJobs < 0) {
            throw new Failure("--sparky-jobs must be 0 or more, not " + sparkyJobs);
        }
        Path data = baton.server().folder(baton.shell()).path();
        Optional<SparkyYaml.Tls> tls = tls(said);
        // Who works beside it believes its certificate, unless the owner said what is to be believed.
        tls.filter(files -> Trust.file().isEmpty()).ifPresent(files -> Trust.in(files.certificate()));
        Application.share(said.token().orElse(null));
        Application.Settings settings = new Application.Settings(
                address,
                port == null ? said.port().filter(ours -> !forRun).orElse(USUAL_PORT) : port,
                data,
                open,
                verbose,
                forRun ? Durability.NORMAL : Durability.FULL,
                tls);
        return forRun
                ? Application.run(baton.shell(), settings, DoorsApplication.class)
                : Application.run(
                        said.around(baton.shell()),
                        settings,
                        ServerApplication.class,
                        Integer.toString(sparkyJobs),
                        root(data).toString());
    }

    private Path root(Path data) {
        Path chosen = Optional.ofNullable(sparkyRoot)
                .or(() -> baton.shell().variable("SPARKY_ROOT").map(Path::of))
                .orElse(data.resolve("sparky"));
        return baton.shell().folder().resolve(chosen);
    }

    private Optional<SparkyYaml.Tls> tls(SparkyYaml said) {
        if (certificate == null && privateKey == null) {
            return forRun ? Optional.empty() : said.tls();
        }
        if (certificate == null || privateKey == null) {
            throw new Failure("https needs both: --tls-cert FILE and --tls-key FILE");
        }
        Path folder = baton.shell().folder();
        return Optional.of(new SparkyYaml.Tls(folder.resolve(certificate), folder.resolve(privateKey)));
    }
}
