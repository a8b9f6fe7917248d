package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.conformance.TorcCases;
import dev.baton.conformance.actors.AbacoCases;
import dev.baton.conformance.actors.Played;
import dev.baton.conformance.pipelinejobs.PipelineJobHttpCases;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of how the peers behave, through the zip: each request is an event of a function URL, and two processes answer in
 * turn, so that nothing holds that one of them only remembers.
 */
@Order(1)
final class CasesTest {
    private static LambdaApi lambda;
    private static FunctionUrl url;

    @BeforeAll
    static void open() throws Exception {
        lambda = new LambdaApi();
        Map<String, String> environment = Cloud.create("cases").environment();
        environment.put("AWS_ENDPOINT_URL_LAMBDA", lambda.url().toString());
        environment.put("BATON_SYNC_WAIT", "PT5S");
        url = FunctionUrl.inTurn(environment, 2);
        EchoActors actors = new EchoActors(new Caller(url.url(), null));
        lambda.on("echo", actors::echo).on("echo2", actors::echo).on("fail", actors::fail);
    }

    @AfterAll
    static void close() {
        List<Integer> served = url.served();
        url.close();
        lambda.close();
        assertEquals(2, served.size());
        int all = served.get(0) + served.get(1);
        assertTrue(Math.min(served.get(0), served.get(1)) > all / 3, () -> "not in turn: " + served);
    }

    @TestFactory
    Stream<DynamicTest> torc() {
        return TorcCases.against(URI.create(
                "http://tester:" + Cloud.ADMIN_KEY + "@127.0.0.1:" + url.url().getPort() + "/"));
    }

    @TestFactory
    Stream<DynamicTest> pipeline_jobs() {
        return new PipelineJobHttpCases(url.url().resolve("/"), Cloud.ADMIN_KEY).tests();
    }

    /** All but those that need users besides the admin, whom a deployment does not have. */
    @TestFactory
    Stream<DynamicTest> abaco() {
        List<String> here =
                AbacoCases.ids().filter(id -> !AbacoCases.needsOtherUsers(id)).toList();
        assertEquals(
                List.of("REG-11", "REG-13", "ALI-06", "ALI-07"),
                AbacoCases.ids().filter(AbacoCases::needsOtherUsers).toList());
        return here.stream().map(id -> DynamicTest.dynamicTest(id, () -> new AbacoCases(new Zipped()).play(id)));
    }

    private record Zipped() implements Played {
        @Override
        public URI base() {
            return url.url().resolve("/");
        }

        @Override
        public String key(String user) {
            return user.equals("admin") ? Cloud.ADMIN_KEY : user;
        }

        @Override
        public String admin() {
            return "admin";
        }

        @Override
        public String image(String name) {
            return LambdaApi.arn(name);
        }

        @Override
        public void settle() {
            lambda.settle();
        }
    }
}
