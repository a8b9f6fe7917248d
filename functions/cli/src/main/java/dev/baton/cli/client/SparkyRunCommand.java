package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the scenario of this folder as a main job, with the options that sparrowdo knows. */
@Command(name = "run", description = "Queues the sparrowfile of this folder as a main job.")
final class SparkyRunCommand implements Callable<Integer> {
    private final Baton baton;

    @Option(
            names = {"-p", "--project"},
            paramLabel = "PROJECT",
            defaultValue = "main",
            description = "its lane; main")
    private String project;

    @Option(names = "--sparrowfile", paramLabel = "FILE", defaultValue = "sparrowfile")
    private String sparrowfile;

    @Option(names = "--tags", paramLabel = "TAGS", defaultValue = "", description = "such as stage=main,foo=1")
    private String tags;

    @Option(
            names = {"--desc", "--description"},
            paramLabel = "TEXT",
            defaultValue = "main job")
    private String description;

    @Option(names = "--conf", paramLabel = "FILE", description = "what config() is: a hash in Raku, or JSON (.json)")
    private String conf;

    @Option(names = "--host", paramLabel = "HOST", description = "refused: run a worker there instead")
    private String host;

    @Option(names = "--localhost", description = "as it runs in any case unless --docker says otherwise")
    private boolean localhost;

    @Option(names = "--docker", paramLabel = "CONTAINER", description = "runs it in that container")
    private String docker;

    @Option(names = "--no_sudo", description = "for sparrowdo")
    private boolean noSudo;

    @Option(names = "--no_index_update", description = "for sparrowdo")
    private boolean noIndexUpdate;

    @Option(names = "--bootstrap", description = "for sparrowdo")
    private boolean bootstrap;

    @Option(names = "--sudo", description = "for sparrowdo")
    private boolean sudo;

    @Option(names = "--verbose", description = "for sparrowdo")
    private boolean verbose;

    @Option(names = "--with_sparky", description = "as it is in any case")
    private boolean withSparky;

    SparkyRunCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        if (host != null) {
            throw new Failure("--host is not supported: run `baton worker --url ...` on " + host
                    + ", and queue the job without it");
        }
        Json.Obj sparrowdo = Json.EMPTY
                .with("localhost", Json.of(docker == null))
                .with("no_sudo", Json.of(noSudo))
                .with("no_index_update", Json.of(noIndexUpdate))
                .with("bootstrap", Json.of(bootstrap))
                .with("sudo", Json.of(sudo))
                .with("verbose", Json.of(verbose))
                .with("tags", Json.of(tags));
        Json trigger =
                Json.EMPTY.with("sparrowdo", docker == null ? sparrowdo : sparrowdo.with("docker", Json.of(docker)));
        Json config = Json.EMPTY.with("project", Json.of(project)).with("description", Json.of(description));
        SparkyQueueCommand.spawn(baton.api(), baton.shell(), config, trigger, sparrowfile, conf);
        return 0;
    }
}
