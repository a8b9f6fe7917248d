package dev.baton.cli.server;

import dev.baton.cli.client.Commands;
import dev.baton.cli.client.Shell;
import io.quarkus.runtime.QuarkusApplication;
import java.util.HashMap;
import java.util.Map;

/** One client verb over a data folder that no server works in: the doors open for it alone. */
public final class DirectApplication implements QuarkusApplication {
    @Override
    public int run(String... args) {
        Shell shell = Application.shell();
        Map<String, String> environment = new HashMap<>(shell.environment());
        environment.put("BATON_URL", Application.url().toString());
        environment.put("BATON_API_KEY", Application.key());
        return Commands.execute(shell.withEnvironment(environment), true, args);
    }
}
