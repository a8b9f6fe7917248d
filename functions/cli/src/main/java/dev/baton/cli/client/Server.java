package dev.baton.cli.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;

/** Which server a verb talks to: the options, and where to look without them. */
public final class Server {
    private String url;
    private String apiKey;
    private Path data;

    /** The password of the option that Torc's own tool has for it; null for none. */
    String password;

    /** Adds the options to the command itself; all but the folder's stand after a verb too. */
    void addTo(CommandSpec spec) {
        spec.addOption(Options.of(String.class, given -> url = given, "--url")
                .paramLabel("URL")
                .scopeType(ScopeType.INHERIT)
                .description(
                        "the server; else BATON_URL, TORC_API_URL, ~/.torc.json5, the server that works in the data folder,"
                                + " localhost:8080, or the data folder itself")
                .build());
        spec.addOption(Options.of(String.class, given -> apiKey = given, "--api-key")
                .paramLabel("KEY")
                .scopeType(ScopeType.INHERIT)
                .description("the key; else BATON_API_KEY, TORC_PASSWORD, or the data folder's own")
                .build());
        spec.addOption(Options.of(Path.class, this::data, "--data")
                .paramLabel("DIR")
                .description("the data folder; else BATON_DATA, or " + DataFolder.DEFAULT)
                .build());
        spec.addOption(Options.of(Path.class, Trust::in, "--ca")
                .paramLabel("FILE")
                .scopeType(ScopeType.INHERIT)
                .description(
                        "certificates (PEM) by which an https server is believed, beside the usual ones; else BATON_CA")
                .build());
    }

    /** Names the server where nothing else did. */
    void urlUnlessGiven(String other) {
        url = url == null ? other : url;
    }

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
