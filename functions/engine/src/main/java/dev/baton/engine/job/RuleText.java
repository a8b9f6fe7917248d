package dev.baton.engine.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.record.Json;
import java.util.ArrayList;
import java.util.List;

/** Rules of failure handlers as the JSON list that Torc's clients write (specification of Torc, section 2.4). */
public final class RuleText {
    private static final int USUAL_RETRIES = 3;

    private RuleText() {}

    /** The rules as JSON. */
    public static String write(List<FailureRule> rules) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (FailureRule rule : rules) {
            ObjectNode entry = list.addObject();
            ArrayNode codes = entry.putArray("exit_codes");
            rule.exitCodes().forEach(codes::add);
            entry.put("match_all_exit_codes", rule.matchAllExitCodes());
            if (rule.recoveryScript() != null) {
                entry.put("recovery_script", rule.recoveryScript());
            }
            entry.put("max_retries", rule.maxRetries()).put("backoff_seconds", rule.backoffSeconds());
        }
        return Json.text(list);
    }

    /** The rules of the JSON; what is no rule is left out, and no text at all means none. */
    public static List<FailureRule> parse(String text) {
        List<FailureRule> rules = new ArrayList<>();
        JsonNode list = Json.value(text);
        for (JsonNode entry : list == null ? List.<JsonNode>of() : list) {
            List<Integer> codes = new ArrayList<>();
            entry.path("exit_codes").forEach(code -> codes.add(code.asInt()));
            rules.add(new FailureRule(
                    codes,
                    entry.path("match_all_exit_codes").asBoolean(false),
                    entry.path("recovery_script").asText(null),
                    entry.path("max_retries").asInt(USUAL_RETRIES),
                    Math.max(0, entry.path("backoff_seconds").asLong(0))));
        }
        return rules;
    }
}
