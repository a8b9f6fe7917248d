package dev.baton.lambdatest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A request as a function URL tells it (payload 2.0): the path as it was sent, a plus in the query as a space, names of
 * headers in small letters, several values of one joined by commas, cookies apart, a body that is no text in Base64.
 */
final class UrlEvent {
    /** The name by which the service knows the function; a caller's Host header has no part in it. */
    static final String DOMAIN = "abcdefghij.lambda-url.eu-central-1.on.aws";

    private static final ObjectMapper JSON = new ObjectMapper();

    private UrlEvent() {}

    static byte[] of(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery().replace('+', ' ');
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0").put("routeKey", "$default");
        event.put("rawPath", uri.getRawPath()).put("rawQueryString", query);
        headers(exchange, event);
        ObjectNode context = event.putObject("requestContext");
        context.put("accountId", "anonymous").put("apiId", "abcdefghij").put("domainName", DOMAIN);
        context.put("domainPrefix", "abcdefghij")
                .put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", "$default").put("stage", "$default");
        context.put("time", "21/Nov/2026:10:00:00 +0000").put("timeEpoch", 1_795_255_200_000L);
        context.putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("path", uri.getPath())
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "203.0.113.7")
                .put("userAgent", "test");
        body(exchange, event);
        return JSON.writeValueAsBytes(event);
    }

    private static void headers(HttpExchange exchange, ObjectNode event) {
        ObjectNode headers = JSON.createObjectNode();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("cookie")) {
                ArrayNode cookies = event.putArray("cookies");
                header.getValue().forEach(line -> List.of(line.split("; *")).forEach(cookies::add));
            } else if (!name.equals("connection") && !name.equals("transfer-encoding")) {
                headers.put(name, String.join(",", header.getValue()));
            }
        }
        headers.put("host", DOMAIN).put("x-forwarded-proto", "https").put("x-forwarded-port", "443");
        headers.put("x-forwarded-for", "203.0.113.7");
        event.set("headers", headers);
    }

    private static void body(HttpExchange exchange, ObjectNode event) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean text = isText(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (body.length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(body, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body.length > 0 && !text);
    }

    private static boolean isText(String type) {
        return type != null && type.matches("(text/|application/(json|javascript|xml)).*");
    }
}
