package dev.baton.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Sent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Events for Lambda, against a server that answers as Lambda does. */
final class LambdaSenderTest {
    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:f:live";
    private static final Delivery DELIVERY =
            new Delivery(7, 1, "7-1", JsonNodeFactory.instance.objectNode().put("baton", 1));

    private final List<String> regions = new ArrayList<>();
    private HttpServer server;
    private LambdaSender sender;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        sender = new LambdaSender(region -> {
            regions.add(region);
            return LambdaClient.builder()
                    .region(Region.of(region))
                    .endpointOverride(endpoint)
                    .httpClient(UrlConnectionHttpClient.create())
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))
                    .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
                    .build();
        });
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(int status, List<String> got) {
        server.createContext("/", exchange -> {
            got.add(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type") + " " + exchange.getRequestURI()
                    + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    @Test
    void an_event_is_queued_in_the_functions_region() {
        List<String> got = new ArrayList<>();
        answer(202, got);
        assertEquals(new Sent.Accepted(), sender.send(ARN, DELIVERY));
        assertEquals(new Sent.Accepted(), sender.send(ARN, DELIVERY));
        assertEquals(List.of("eu-central-1"), regions);
        String call = java.net.URLDecoder.decode(got.getFirst(), StandardCharsets.UTF_8);
        assertEquals("Event /2015-03-31/functions/" + ARN + "/invocations {\"baton\":1}", call);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 413})
    void what_will_not_change_is_refused(int status) {
        answer(status, new ArrayList<>());
        assertInstanceOf(Sent.Refused.class, sender.send(ARN, DELIVERY));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void what_may_change_is_tried_again(int status) {
        answer(status, new ArrayList<>());
        assertInstanceOf(Sent.Failed.class, sender.send(ARN, DELIVERY));
    }

    @Test
    void lambda_out_of_reach_is_tried_again() {
        server.stop(0);
        assertInstanceOf(Sent.Failed.class, sender.send(ARN, DELIVERY));
    }
}
