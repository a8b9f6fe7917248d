package dev.baton.engine.actor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * What whoever registers an actor says of it; names as Abaco's.
 *
 * @param image what runs it; see {@link Image}
 * @param type none, bin or json; kept and shown
 * @param link the id or alias of an actor that hears of ends of executions; empty for none
 * @param webhook an HTTPS URL that hears of them; empty for none
 * @param defaultEnvironment an object of context variables
 * @param maxWorkers kept and shown; null for the installation's
 * @param logEx how many seconds logs are kept; null for ever
 * @param cronSchedule Abaco's {@code yyyy-mm-dd hh + n unit} or a standard cron expression; null for none
 * @param paused whether messages wait
 */
public record ActorSettings(
        String image,
        String name,
        String description,
        boolean stateless,
        String type,
        String link,
        String webhook,
        List<String> hints,
        JsonNode defaultEnvironment,
        boolean token,
        boolean privileged,
        Integer maxWorkers,
        String memLimit,
        Long maxCpus,
        boolean useContainerUid,
        String queue,
        Long logEx,
        String cronSchedule,
        boolean cronOn,
        boolean paused) {

    public ActorSettings {
        hints = List.copyOf(hints);
    }

    /** Nothing but the image, all else as Abaco has it where a request does not say. */
    public static ActorSettings of(String image) {
        return new ActorSettings(
                image,
                null,
                "",
                true,
                "none",
                "",
                "",
                List.of(),
                JsonNodeFactory.instance.objectNode(),
                false,
                false,
                null,
                null,
                null,
                false,
                "default",
                null,
                null,
                false,
                false);
    }

    /** The same under this name. */
    public ActorSettings named(String other) {
        return new ActorSettings(
                image,
                other,
                description,
                stateless,
                type,
                link,
                webhook,
                hints,
                defaultEnvironment,
                token,
                privileged,
                maxWorkers,
                memLimit,
                maxCpus,
                useContainerUid,
                queue,
                logEx,
                cronSchedule,
                cronOn,
                paused);
    }
}
