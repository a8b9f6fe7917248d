package dev.baton.lambdatest;

import java.util.Map;

/** The three functions that are made of the zip: each by its handler and environment, as Terraform sets them. */
public enum Role {
    API("dev.baton.lambda.ApiHandler", Map.of()),
    MESSAGE("dev.baton.lambda.FunctionHandler", Map.of("QUARKUS_FUNQY_EXPORT", "message")),
    TICK("dev.baton.lambda.FunctionHandler", Map.of("QUARKUS_FUNQY_EXPORT", "tick"));

    private final String handler;
    private final Map<String, String> environment;

    Role(String handler, Map<String, String> environment) {
        this.handler = handler;
        this.environment = environment;
    }

    String handler() {
        return handler;
    }

    Map<String, String> environment() {
        return environment;
    }
}
