package dev.baton.conformance.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.client.PipelineJob;
import dev.baton.client.Reactor;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * A function that coordinates a pipeline: it sets a job up, hands an HPC job the address to report to, and, in a later run,
 * updates the job by a message. To be started in a folder with {@code config.yml} and {@code secrets.json}, with BATON_URL set.
 */
public final class FcsReactor {
    private final Reactor rx;
    private final PrintStream out;

    /** @param out where it says how its job fares */
    public FcsReactor(Reactor rx, PrintStream out) {
        this.rx = rx;
        this.out = out;
    }

    /** Runs here, as an actor's command or container. */
    public static void main(String... args) {
        Reactor rx = args.length == 0 ? Reactor.here() : Reactor.in(Path.of(args[0]), System.getenv());
        new FcsReactor(rx, System.out).coordinate();
    }

    /** The first run: the definition of an Agave job that reports on the pipeline's job by itself. */
    public ObjectNode coordinate() {
        // Set up a stub PipelineJob
        PipelineJob myJob = new PipelineJob(rx, "UW_BIOFAB", "Yeast-Gates", "sample.uw_biofab.133737/A2");
        out.println(myJob.path());

        // Instantiate it
        myJob.setup();
        out.println(myJob.status());

        // Start it running, with and without data
        myJob.run();
        myJob.run(Map.of("key1", "value1"));
        out.println(myJob.status());

        // Update it
        myJob.update(Map.of("roadrunner", "meep-meep!"));

        // Keep what a later run needs
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("uuid", myJob.uuid()).put("token", myJob.token());
        if (rx.actorId() != null) {
            rx.saveState(state);
        }
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        definition
                .put("name", "FCS ETL processing job")
                .put("appId", "fcs-etl-0.4.0u2")
                .put("archivePath", myJob.path())
                .put("archive", true)
                .putArray("notifications")
                .add(myJob.notification());
        return definition;
    }

    /** A later run, or another function: an update by a plain message. */
    public String report(String uuid, String token) {
        return rx.sendMessage(
                "G56vjoAVzGkkq",
                Map.of("uuid", uuid, "event", "update", "data", Map.of("key4", "value4"), "token", token));
    }

    /** A later run that resumes the job from the actor's state. */
    public PipelineJob resume() {
        return PipelineJob.attach(
                rx, rx.state().get("uuid").asText(), rx.state().get("token").asText());
    }
}
