package dev.baton.cli.server;

import dev.baton.cli.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The variables that an actor's command sees: this process's own but for the key, the actor's defaults, and of the message's
 * query what cannot steer a shell or a program. Whoever may send a message must not choose what runs, so that names with capitals
 * (PATH, LD_PRELOAD, BASH_ENV) and those of proxies come from the actor's owner only.
 */
final class ActorEnvironment {
    private static final Pattern HARMLESS =
            Pattern.compile("_abaco_[A-Za-z_]+|(?!_baton_|.*_proxy$)[a-z_][a-z0-9_]*|MSG");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String KEY = "BATON_API_KEY";

    private ActorEnvironment() {}

    static Map<String, String> of(Map<String, String> own, Json defaults, Json context) {
        Map<String, String> all = new HashMap<>(own);
        all.remove(KEY);
        put(all, defaults, NAME);
        put(all, context, HARMLESS);
        return all;
    }

    private static void put(Map<String, String> all, Json variables, Pattern names) {
        if (variables instanceof Json.Obj(Map<String, Json> members)) {
            members.keySet().forEach(name -> {
                Optional<String> value = variables.text(name).filter(text -> text.indexOf('\0') < 0);
                if (names.matcher(name).matches()) {
                    value.ifPresent(text -> all.put(name, text));
                }
            });
        }
    }
}
