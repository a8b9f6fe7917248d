package dev.baton.doors.actors;

import java.util.Map;
import java.util.TreeMap;

/** What a sender may tell an actor beside the message. */
public final class Variables {
    private Variables() {}

    /** The variables of the execution that a query's parameters become: no secret is one, and none that Baton sets itself. */
    public static Map<String, String> of(Map<String, String> query) {
        Map<String, String> variables = new TreeMap<>(query);
        variables
                .keySet()
                .removeIf(name -> name.equals(MessageBody.MESSAGE)
                        || name.equals("MSG")
                        || name.equals("_actor_configs")
                        || name.startsWith("_abaco_")
                        || name.startsWith("_baton_")
                        || name.equalsIgnoreCase("x-nonce")
                        || name.equalsIgnoreCase(Door.KEY));
        return variables;
    }
}
