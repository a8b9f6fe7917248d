package dev.baton.lambdatest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A function's answer as a function URL reads it. */
record UrlReply(JsonNode answer) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static UrlReply of(byte[] payload) throws IOException {
        return new UrlReply(JSON.readTree(payload));
    }

    int status() {
        return answer.path("statusCode").asInt(200);
    }

    String header(String name) {
        for (var header : answer.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue().asText();
            }
        }
        return null;
    }

    byte[] body() {
        String body = answer.path("body").asText("");
        return answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    JsonNode json() throws IOException {
        return JSON.readTree(body());
    }

    void send(HttpExchange exchange) throws IOException {
        answer.path("headers").properties().forEach(header -> {
            if (!header.getKey().equalsIgnoreCase("Content-Length")) {
                exchange.getResponseHeaders()
                        .add(header.getKey(), header.getValue().asText());
            }
        });
        answer.path("cookies").forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie.asText()));
        byte[] body = body();
        boolean bodiless = status() == 204
                || status() == 304
                || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status(), bodiless || body.length == 0 ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }
}
