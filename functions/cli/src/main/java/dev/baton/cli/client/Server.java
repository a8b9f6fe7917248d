package dev.baton.cli.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which server a verb talks to: the options, and where to look without them. */
public final class Server {
    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description =
                    "the server; else BATON_URL, TORC_API_URL, ~/.torc.json5, the server that works in the data folder,"
                            + " localhost:8080, or the data folder itself")
    String url;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            scope = ScopeType.INHERIT,
            description = "the key; else BATON_API_KEY, TORC_PASSWORD, or the data folder's own")
    String apiKey;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the data folder; else BATON_DATA, or " + DataFolder.DEFAULT)
    Path data;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "certificates (PEM) by which an https server is believed, beside the usual ones; else BATON_CA")
    void ca(Path pem) {
        Trust.in(pem);
    }

    /** The password of the option that Torc's own tool has for it; null for none. */
    String password;

    /** Chooses the data folder: an option of this name stands after a verb too, where it means nothing else. */
    void data(Path chosen) {
        data = chosen;
    }

    /** The data folder, whether or not it exists. */
    public DataFolder folder(Shell shell) {
        Path chosen = data != null ? data : Path.of(shell.variable("BATON_DATA").orElse(DataFolder.DEFAULT));
        return new DataFolder(shell.folder().resolve(chosen));
    }

    /** Whether the option names a server. */
    public boolean given() {
        return url != null;
    }

    /** Refuses the option for a verb that works on a data folder itself. */
    public void requireNone(String verb) {
        if (given()) {
            throw new Failure(verb + " works on a data folder, not on a server: name it with --data DIR");
        }
    }

    /** The address that the option or the environment names. */
    public Optional<URI> named(Shell shell) {
        return Optional.ofNullable(url)
                .or(() -> shell.variable("BATON_URL"))
                .or(() -> shell.variable("TORC_API_URL"))
                .or(() -> TorcRc.of(shell).text("database_url"))
                .map(Server::base);
    }

    /** The server of this name, or one that is found running here. */
    public Optional<URI> find(Shell shell) {
        // Who names a folder means that one, not whatever else runs on the usual port.
        boolean anyFolder = data == null && shell.variable("BATON_DATA").isEmpty();
        return named(shell)
                .or(() -> folder(shell).endpoint().filter(Http::ready))
                .or(() -> Optional.of(shell.usual()).filter(address -> anyFolder && Http.ready(address)));
    }

    /** The key for a server, as a header. */
    Credentials credentials(Shell shell, URI address) {
        return apiKey == null && password != null
                ? new Credentials(Optional.of(Credentials.basic(shell, password)))
                : Credentials.find(Optional.ofNullable(apiKey), shell, folder(shell), address);
    }

    /** An address without a door's prefix or a slash at its end. */
    static URI base(String given) {
        String text = given.strip().replaceAll("(?<![:/])/+$", "").replaceAll("(/_db/[^/]+)?/torc-service(/v1)?$", "");
        URI address;
        try {
            address = URI.create(text.contains("://") ? text : "http://" + text);
        } catch (IllegalArgumentException odd) {
            throw new Failure("not an address: " + given);
        }
        if (address.getHost() == null || !address.getScheme().matches("https?")) {
            throw new Failure("not an address: " + given + " (expected http://host:port)");
        }
        return address;
    }
}
