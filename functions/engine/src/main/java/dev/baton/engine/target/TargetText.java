package dev.baton.engine.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.engine.node.IsoDuration;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Targets as text, and as JSON: the text alone, or a map with one of the keys target, lambda, url and actor, and timeout.
 * What is wrong is an IllegalArgumentException that says what was expected.
 */
public final class TargetText {
    /** The keys of the JSON form. */
    public static final List<String> KEYS = List.of("target", "lambda", "url", "actor", "timeout");

    static final String ACTOR = "actor:";

    private static final int LONGEST = 2048;
    private static final Pattern LAMBDA = Pattern.compile(
            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,140}(:[A-Za-z0-9_$-]{1,128})?");
    private static final Pattern ACTOR_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private TargetText() {}

    /** The target of this text; timeout is ISO-8601 or a number of seconds, null for none. */
    public static Target parse(String text, String timeout) {
        Long seconds = timeout == null ? null : seconds(timeout);
        if (text == null || text.length() > LONGEST) {
            throw new IllegalArgumentException("a target has 1 to " + LONGEST + " characters");
        }
        if (text.startsWith("arn:")) {
            return new Target.LambdaTarget(lambda(text), seconds);
        }
        if (text.startsWith("https://") || text.startsWith("http://")) {
            return new Target.UrlTarget(uri(text), seconds);
        }
        if (text.startsWith(ACTOR)) {
            return new Target.ActorTarget(actor(text.substring(ACTOR.length())), seconds);
        }
        throw new IllegalArgumentException(
                "a target must be the ARN of a Lambda function (arn:aws:lambda:...:function:...),"
                        + " an address (https://...) or an actor (actor:ID), not '" + text + "'");
    }

    /** The target of this JSON; null for null. */
    public static Target parse(JsonNode json) {
        if (json == null || json.isNull()) {
            return null;
        }
        if (json.isTextual()) {
            return parse(json.textValue(), null);
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("a target must be text or a map with one of target, lambda, url, actor");
        }
        json.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("a target has no key '" + key + "'; known are " + KEYS);
            }
        });
        JsonNode timeout = json.path("timeout");
        boolean none = timeout.isMissingNode() || timeout.isNull();
        if (!none && !timeout.isTextual() && !timeout.isIntegralNumber()) {
            throw new IllegalArgumentException("the timeout of a target must be seconds or a duration such as PT15M");
        }
        return parse(
                one(text(json, "target"), text(json, "lambda"), text(json, "url"), text(json, "actor")),
                none ? null : timeout.asText());
    }

    private static String text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw new IllegalArgumentException("the key '" + key + "' of a target must be text");
        }
        return value.textValue();
    }

    /** The text of the one that is there; null stands for absent. */
    public static String one(String target, String lambda, String url, String actor) {
        String found = null;
        String[] given = {target, lambda, url, actor == null ? null : ACTOR + actor};
        for (String text : given) {
            if (text != null && found != null) {
                throw new IllegalArgumentException("a target has just one of the keys target, lambda, url and actor");
            }
            found = text == null ? found : text;
        }
        if (found == null) {
            throw new IllegalArgumentException("a target must have one of the keys target, lambda, url and actor");
        }
        if (lambda != null && !lambda.startsWith("arn:") || url != null && !url.startsWith("http")) {
            throw new IllegalArgumentException("lambda is an ARN (arn:aws:lambda:...), url an address (https://...)");
        }
        return found;
    }

    /** The JSON form: text where there is no timeout. */
    public static JsonNode json(Target target) {
        return target.timeoutSeconds() == null
                ? TextNode.valueOf(target.text())
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("target", target.text())
                        .put("timeout", (long) target.timeoutSeconds());
    }

    private static long seconds(String text) {
        long seconds = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : IsoDuration.seconds(text);
        if (seconds < 1 || seconds > Target.LONGEST_SECONDS) {
            throw new IllegalArgumentException(
                    "the timeout of a target must be 1 second to 72 hours (PT72H), not '" + text + "'");
        }
        return seconds;
    }

    private static String lambda(String arn) {
        if (!LAMBDA.matcher(arn).matches()) {
            throw new IllegalArgumentException(
                    "a Lambda function is named by its ARN, arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS], not '"
                            + arn + "'");
        }
        return arn;
    }

    private static String actor(String id) {
        if (!ACTOR_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an actor is named by its id or alias, actor:ID, not '" + id + "'");
        }
        return id;
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("the address of a target has a host, and neither user nor fragment");
            }
            return uri;
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException("a target's address must be a URL: " + wrong.getReason());
        }
    }
}
