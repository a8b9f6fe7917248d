package dev.baton.cli.client;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The command itself: what is given before a verb, and what every verb needs. Used by one thread. */
public final class Baton {
    /** What the help of the command itself ends with; the verbs have their own. */
    static final String[] EXAMPLES = {
        "",
        "Run a workflow, watch it, read its results; no server is needed:",
        "  baton run workflow.yaml",
        "  baton results list 1",
        "",
        "Or step by step, against a server (baton server &):",
        "  baton workflows create workflow.yaml -f json | jq .id",
        "  baton workflows initialize-jobs 1",
        "  baton jobs list 1",
        "  baton run 1",
        "",
        "Hand data on, inside a job:",
        "  baton user-data update $${user_data.output.config} --data '{\"epochs\": 10}'",
        "  baton user-data get $${user_data.input.config} | jq .data",
        "  echo '{\"rows\": 7}' | baton stash put; baton job-files put plot.png",
        "  baton stash get -j first | jq .rows; baton job-files get -j first plot.png",
        "",
        "Look after the data:",
        "  baton doctor; baton backup baton.zip",
        "",
        "Put baton and torc on your PATH, and complete their verbs:",
        "  eval \"$(./baton env)\"; source <(baton completion)"
    };

    private final Shell shell;

    private final Server server = new Server();
    private final TorcOptions torc = new TorcOptions();
    private Format format;

    /** The command as it is without options before the verb. */
    public Baton(Shell shell) {
        this.shell = shell;
    }

    /** The command without its verbs. */
    CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(shell.name());
        spec.usageMessage().description("Runs jobs that hand data to one another.");
        server.addTo(spec);
        spec.addOption(Options.of(Format.class, this::format, "-f", "--format")
                .paramLabel("FORMAT")
                .description("table or json; here, before the verb, json wraps lists in an object")
                .build());
        torc.addTo(spec);
        Options.standard(spec);
        return spec;
    }

    /** What is around the command. */
    public Shell shell() {
        return shell;
    }

    /** Which server is meant. */
    public Server server() {
        torc.apply(server);
        return server;
    }

    /** The workflow that the older tool's verbs are about: its option, or what a job or a configuration says. */
    String workflowKey() {
        return Optional.ofNullable(torc.workflowKey)
                .or(() -> shell.variable("TORC_WORKFLOW_KEY"))
                .or(() -> TorcRc.of(shell).text("workflow_key"))
                .orElseThrow(() -> new Failure("which workflow? Name it before the verb: torc -k WORKFLOW ..."));
    }

    /** Whether what cannot be taken back may be done: yes where nobody can be asked, or wants to be. */
    boolean agrees(Output output, boolean noPrompts, String question) {
        return noPrompts || torc.noPrompts || output.json() || shell.confirms(question);
    }

    void format(Format given) {
        format = given;
    }

    /** How to print, when this stands after the verb. */
    public Output output(FormatOption after) {
        Format chosen = after.format != null ? after.format : before();
        return new Output(shell, chosen == Format.JSON, after.format == null);
    }

    private Format before() {
        return Optional.ofNullable(format).orElseGet(() -> torc.output);
    }

    /** The doors for a verb that reads or changes what exists: without a server and a data folder it fails. */
    public Api api() {
        return api(false);
    }

    /** The doors of a server that answers, if there is one. */
    public Optional<Api> served() {
        return server().find(shell).map(address -> new Api(address, server.credentials(shell, address)));
    }

    /** The doors for a verb that may begin a new data folder. */
    Api apiOrNewFolder() {
        return api(true);
    }

    private Api api(boolean mayCreate) {
        URI address = server().find(shell).orElseThrow(() -> nobodyAnswers(mayCreate));
        return new Api(address, server.credentials(shell, address));
    }

    private Failure nobodyAnswers(boolean mayCreate) {
        DataFolder folder = server.folder(shell);
        return mayCreate || folder.exists()
                ? Failure.needsApplication()
                : new Failure("no server answers and there is no data folder " + folder.path()
                        + ": start a server with `baton server`, or set BATON_URL");
    }
}
