package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A function that would run out of time answers before. */
@Isolated("a deadline of seconds is near")
final class DeadlineTest {
    private static final String GET = """
            {"version":"2.0","rawPath":"/torc-service/v1/workflows/1","rawQueryString":"",
             "headers":{"authorization":"Bearer %s"},
             "requestContext":{"http":{"method":"GET","path":"/torc-service/v1/workflows/1"}},"isBase64Encoded":false}
            """.formatted(Cloud.ADMIN_KEY);

    private static UrlReply ask(Function function, Duration timeout) throws Exception {
        Answer answer = function.invoke(GET.getBytes(StandardCharsets.UTF_8), timeout);
        return UrlReply.of(
                assertInstanceOf(Answer.Payload.class, answer, function::log).bytes());
    }

    @Test
    void a_request_that_hangs_is_answered_503_and_the_next_one_finds_the_function_well() throws Exception {
        Cloud cloud = Cloud.create("deadline");
        try (FaultProxy proxy = new FaultProxy(cloud.dynamoDb());
                Function function =
                        Function.start(Role.API, cloud.behind(proxy.url()).environment())) {
            assertEquals(404, ask(function, Duration.ofSeconds(60)).status(), "no such workflow");
            proxy.faults(operation -> Fault.HELD);
            UrlReply late = ask(function, Duration.ofSeconds(3));
            assertEquals(503, late.status());
            assertEquals("1", late.header("Retry-After"));
            assertTrue(late.json().path("error").path("message").asText().contains("ran out of time"));
            proxy.faults(operation -> Fault.NONE);
            assertEquals(404, ask(function, Duration.ofSeconds(60)).status(), function::log);
            assertTrue(function.alive(), "nobody had to kill it");
        }
    }
}
