package dev.baton.doors.actors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.access.Level;
import dev.baton.engine.access.Nonce;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.ActorSettings;
import dev.baton.engine.actor.Alias;
import dev.baton.engine.actor.Execution;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** Records as Abaco shows them, in camel case. */
record Shown(String server) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Shown to(Ask ask) {
        return new Shown(ask.server());
    }

    static String time(long millis) {
        return millis == 0 ? null : TIME.format(Instant.ofEpochMilli(millis));
    }

    ObjectNode actor(Actor actor, JsonNode state) {
        ActorSettings settings = actor.settings();
        ObjectNode node = JSON.objectNode();
        node.put("id", actor.id())
                .put("name", settings.name())
                .put("description", settings.description())
                .put("image", settings.image())
                .put("owner", actor.owner())
                .put("status", actor.status().name())
                .put("statusMessage", actor.statusMessage())
                .put("stateless", settings.stateless())
                .put("type", settings.type())
                .put("link", settings.link())
                .put("webhook", settings.webhook())
                .put("token", settings.token())
                .put("privileged", settings.privileged())
                .put("maxWorkers", settings.maxWorkers())
                .put("memLimit", settings.memLimit())
                .put("maxCpus", settings.maxCpus())
                .put("useContainerUid", settings.useContainerUid())
                .put("queue", settings.queue())
                .put("logEx", settings.logEx())
                .put("cronSchedule", settings.cronSchedule())
                .put("cronOn", settings.cronOn())
                .put("cronNextEx", time(actor.cronNext()))
                .put("paused", settings.paused())
                .put("revision", actor.revision())
                .put("createTime", time(actor.createdAt()))
                .put("lastUpdateTime", time(actor.updatedAt()));
        node.set("state", state);
        ArrayNode hints = node.putArray("hints");
        settings.hints().forEach(hints::add);
        node.set("defaultEnvironment", settings.defaultEnvironment());
        node.putArray("mounts");
        links(node, "/actors/v2/" + actor.id(), actor.owner())
                .put("executions", server + "/actors/v2/" + actor.id() + "/executions");
        return node;
    }

    ObjectNode links(ObjectNode node, String self, String owner) {
        ObjectNode links = node.putObject("_links");
        links.put("self", server + self).put("owner", server + "/profiles/v2/" + owner);
        return links;
    }

    ObjectNode execution(Actor actor, Execution execution) {
        ObjectNode node = brief(execution);
        node.put("actorId", execution.actorId())
                .put("apiServer", server)
                .put("executor", execution.executor())
                .put("workerId", execution.workerId())
                .put("outcome", execution.outcome())
                .put("attempt", execution.attempt())
                .put("exitCode", execution.exitCode())
                .put("runtime", runtime(execution))
                .put("cpu", 0)
                .put("io", 0);
        ObjectNode state = node.putObject("finalState");
        if (execution.status().terminal()) {
            state.put("ExitCode", execution.exitCode()).put("FinishedAt", time(execution.finishedAt()));
        }
        String self = "/actors/v2/" + actor.id() + "/executions/" + execution.id();
        links(node, self, execution.executor()).put("logs", server + self + "/logs");
        return node;
    }

    ObjectNode brief(Execution execution) {
        return JSON.objectNode()
                .put("id", execution.id())
                .put("status", execution.status().name())
                .put("messageReceivedTime", time(execution.receivedAt()))
                .put("startTime", time(execution.startedAt()))
                .put("finishTime", time(execution.finishedAt()));
    }

    /** In whole seconds. */
    static long runtime(Execution execution) {
        return execution.finishedAt() == 0 || execution.startedAt() == 0
                ? 0
                : (execution.finishedAt() - execution.startedAt()) / 1000;
    }

    ObjectNode alias(Alias alias) {
        ObjectNode node = JSON.objectNode()
                .put("alias", alias.name())
                .put("actorId", alias.actorId())
                .put("owner", alias.owner());
        links(node, "/actors/v2/aliases/" + alias.name(), alias.owner())
                .put("actor", server + "/actors/v2/" + alias.actorId());
        return node;
    }

    /** A nonce under this id: the secret where the caller knows it, else its beginning. */
    ObjectNode nonce(Nonce nonce, String id, Actor actor, String alias) {
        ObjectNode node = JSON.objectNode()
                .put("id", id)
                .put("actorId", alias == null ? actor.id() : null)
                .put("alias", alias)
                .put("owner", nonce.owner())
                .put("apiServer", server)
                .put("level", nonce.level().name())
                .put("description", nonce.description())
                .put("maxUses", nonce.maxUses())
                .put("currentUses", nonce.uses())
                .put("remainingUses", nonce.remaining())
                .put("createTime", time(nonce.createdAt()))
                .put("lastUseTime", time(nonce.lastUsedAt()))
                .put("expiresAt", time(nonce.expiresAt()));
        ArrayNode roles = node.putArray("roles");
        nonce.roles().forEach(roles::add);
        String of = alias == null ? actor.id() : "aliases/" + alias;
        links(node, "/actors/v2/" + of + "/nonces", nonce.owner()).put("actor", server + "/actors/v2/" + actor.id());
        return node;
    }

    static String masked(Nonce nonce) {
        return nonce.prefix() + "***";
    }

    static ObjectNode permissions(Map<String, Level> permissions) {
        ObjectNode node = JSON.objectNode();
        new TreeMap<>(permissions).forEach((user, level) -> node.put(user, level.name()));
        return node;
    }
}
