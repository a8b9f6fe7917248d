package dev.baton.conformance.actors;

import dev.baton.doors.access.Keyring;
import dev.baton.engine.Engine;
import dev.baton.engine.actor.Call;
import dev.baton.engine.actor.Caller;
import dev.baton.engine.actor.Ran;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The users that the cases speak of, and the images that their actors have. */
@ApplicationScoped
public class AbacoBeans {
    private static final Map<String, Caller> USERS = Map.of(
            "key-admin", Caller.withKey("testuser", Set.of(Caller.ADMIN)),
            "key-privileged", Caller.withKey("testshareuser", Set.of(Caller.PRIVILEGED)),
            "key-limited", Caller.withKey("testlimited", Set.of("limited")),
            "key-user", Caller.withKey("testother", Set.of("user")));

    @Produces
    @Singleton
    Keyring keyring() {
        return key -> Optional.ofNullable(USERS.get(key));
    }

    void start(@Observes StartupEvent started, Engine engine) {
        engine.actors()
                .builtIns()
                .register("echo", AbacoBeans::echo)
                .register("echo2", AbacoBeans::echo)
                .register("fail", call -> Ran.of(1, null, List.of("failed")));
    }

    private static Ran echo(Call call) {
        StringBuilder log = new StringBuilder("Contents of MSG: " + call.message() + "\nEnvironment:\n");
        new TreeMap<>(call.context())
                .forEach((name, value) ->
                        log.append(name).append('=').append(value).append('\n'));
        return new Ran(0, null, log.toString(), List.of());
    }
}
