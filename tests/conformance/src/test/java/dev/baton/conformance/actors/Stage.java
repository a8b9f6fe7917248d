package dev.baton.conformance.actors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands before a case begins, made from the words by which the cases say so; and what their variables stand for. */
final class Stage {
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z]+)");

    private final Http http;
    private final Played server;
    private final Map<String, String> variables = new HashMap<>();

    Stage(Http http, Played server) {
        this.http = http;
        this.server = server;
        variables.put("caller", server.admin());
        variables.put("nonceOwner", server.admin());
        variables.put("B", "Rx8r56mv5JmPr");
        variables.put("X", "nosuch");
    }

    void name(String variable, String value) {
        variables.put(variable, value);
    }

    String value(String variable) {
        return variables.get(variable);
    }

    /** The text with its variables replaced. */
    String fill(String text) {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.replaceAll(
                each -> Matcher.quoteReplacement(variables.getOrDefault(each.group(1), each.group())));
    }

    private String create(String path, String json) {
        Http.Reply reply = http.json("POST", path, "admin", json);
        assertEquals(200, reply.status(), reply::text);
        return reply.result().path("id").asText();
    }

    private String image(String name) {
        return "'image':'" + server.image(name) + "'";
    }

    private void actor(String variable, String json) {
        variables.put(variable, create("/actors", json));
    }

    void set(String words) {
        String echo = "{" + image("echo") + "}";
        switch (words) {
            case "no actors" -> {
                http.get("/actors")
                        .result()
                        .forEach(actor -> http.json(
                                "DELETE", "/actors/" + actor.path("id").asText(), "admin", ""));
            }
            case "idle" ->
                assertEquals(
                        0,
                        http.get(fill("/actors/$A/messages"))
                                .result()
                                .path("messages")
                                .asInt());
            case "actor $A registered by admin {image:echo,name:t,stateless:false}" ->
                actor("A", "{" + image("echo") + ",'name':'t','stateless':false}");
            case "actor $L registered by admin {image:echo} (stateless default)" -> actor("L", echo);
            case "testshareuser has UPDATE on $A" -> permit("/actors/$A", "testshareuser");
            case "tester has UPDATE" -> permit("/actors/$A", "tester");
            case "state of $A is {\"k\":1}" -> create(fill("/actors/$A/state"), "{'k':1}");
            case "actor $A with defaultEnvironment {key1:value1,key2:value2}; echo prints context as k=v" ->
                actor("A", "{" + image("echo") + ",'defaultEnvironment':{'key1':'value1','key2':'value2'}}");
            case "$X finished", "$X COMPLETE", "$X finished with message \"testing execution\"" -> execution("A");
            case "function that fails with a non-zero exit; $X its execution" -> {
                actor("A", "{" + image("fail") + "}");
                execution("A");
            }
            case "$D with defaultEnvironment default_env_key1/2" -> {
                actor(
                        "D",
                        "{" + image("echo") + ",'defaultEnvironment':{'default_env_key1':'default_env_value1',"
                                + "'default_env_key2':'default_env_value2'}}");
                execution("D");
            }
            case "$U unlimited EXECUTE nonce" -> nonce("U", "/actors/$A", "{}");
            case "$N READ nonce, maxUses 3" -> nonce("N", "/actors/$A", "{'level':'READ','maxUses':3}");
            case "$N READ nonce, maxUses 10" -> nonce("N", "/actors/$A", "{'level':'READ','maxUses':10}");
            case "$N exists" -> nonce("N", "/actors/$A", "{'level':'READ'}");
            case "second actor $B" -> {
                actor("B", echo);
                nonce("nonceOfA", "/actors/$A", "{'level':'READ'}");
            }
            case "an UPDATE nonce also exists" -> {
                nonce("updateNonce", "/actors/$A", "{'level':'UPDATE'}");
                nonce("readNonce", "/actors/$A", "{'level':'READ'}");
            }
            case "alias jane", "alias jane -> $L" -> jane();
            case "alias jane shared UPDATE with testshareuser", "alias jane shared UPDATE" -> {
                jane();
                permit("/actors/aliases/jane", "testshareuser");
            }
            case "$J alias nonce" -> nonce("J", "/actors/aliases/jane", "{'level':'READ'}");
            case "actor $C with cron" ->
                actor("C", "{" + image("echo") + ",'stateless':false,'cronSchedule':'2077-01-01 20 + 1 day'}");
            case "$K echo actor" -> actor("K", echo);
            case "$E echo actor with link $K" -> actor("E", fill("{" + image("echo") + ",'link':'$K'}"));
            default -> throw new AssertionError("no such stage: " + words);
        }
    }

    private void jane() {
        http.json("DELETE", "/actors/aliases/jane", "admin", "");
        create("/actors/aliases", fill("{'alias':'jane','actorId':'$L'}"));
    }

    private void nonce(String variable, String path, String json) {
        variables.put(variable, create(fill(path) + "/nonces", json));
    }

    private void permit(String path, String user) {
        create(fill(path) + "/permissions", "{'user':'" + user + "','level':'UPDATE'}");
    }

    private void execution(String actor) {
        Http.Reply sent =
                http.json("POST", fill("/actors/$" + actor + "/messages"), "admin", "{'message':'testing execution'}");
        variables.put("X", sent.result().path("executionId").asText());
    }
}
