package dev.baton.cli.server;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.NoAnswer;
import dev.baton.cli.client.Shell;
import dev.baton.cli.json.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Runs the commands of a server's actors, one message after the other, until the process ends. Used by one thread. */
final class ActorShift {
    private static final long PAUSE_MILLIS = 1_000;
    private static final String COMMAND = "command:";

    private final Shell shell;
    private final Api api;
    private final String worker = "worker-" + UUID.randomUUID();

    ActorShift(Shell shell, Api api) {
        this.shell = shell;
        this.api = api;
    }

    int call() throws InterruptedException {
        // Who names a wrong address hears of it at once.
        boolean busy = round();
        shell.out().println("Looking for messages to actors at " + api.base());
        boolean away = false;
        while (true) {
            shell.out().flush();
            if (!busy) {
                Thread.sleep(PAUSE_MILLIS);
            }
            try {
                busy = round();
                away = false;
            } catch (NoAnswer gone) {
                if (!away) {
                    shell.err().println("warning: " + gone.getMessage() + "; trying again");
                }
                away = true;
                busy = false;
            }
        }
    }

    /** One message of each actor that has one; whether there was any. */
    boolean round() throws InterruptedException {
        boolean any = false;
        for (Json actor : api.actors("GET", "", null).items()) {
            String image = actor.text("image").orElse("");
            if (image.startsWith(COMMAND)) {
                any |= next(actor, image.substring(COMMAND.length()).strip());
            }
        }
        return any;
    }

    private boolean next(Json actor, String command) throws InterruptedException {
        String path = "/" + Api.encode(actor.text("id").orElseThrow()) + "/executions";
        Json asked = new Json.Obj(Map.of("worker", Json.of(worker), "most", Json.of(1)));
        boolean any = false;
        for (Json execution : taken(path, asked)) {
            any = true;
            String at = path + "/" + Api.encode(execution.text("id").orElseThrow());
            new ActorRun(shell, api, at, execution, actor.get("defaultEnvironment")).perform(command);
        }
        return any;
    }

    private List<Json> taken(String path, Json asked) {
        try {
            return api.actors("POST", path, asked).items();
        } catch (NoAnswer gone) {
            throw gone;
        } catch (Failure refused) {
            // The actor may be gone by now; the others go on.
            shell.err().println("warning: " + refused.getMessage());
            return List.of();
        }
    }
}
