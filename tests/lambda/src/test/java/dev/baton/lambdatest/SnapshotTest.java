package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SnapStart: the process is started and primed, a snapshot is taken, and others go on from there. */
final class SnapshotTest {
    private static final String HEALTH = """
            {"version":"2.0","rawPath":"/health/ready","rawQueryString":"","headers":{},
             "requestContext":{"http":{"method":"GET","path":"/health/ready"}},"isBase64Encoded":false}""";

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_primed_function_has_asked_the_store_for_nothing_and_works_when_it_is_restored(Role role) throws Exception {
        Cloud cloud = Cloud.create("snapshot");
        try (FaultProxy proxy = new FaultProxy(cloud.dynamoDb());
                Function function =
                        Function.start(role, cloud.behind(proxy.url()).environment(), Launch.SNAPSHOT)) {
            function.ready();
            assertTrue(function.restored(), function.log());
            assertEquals(0, proxy.operations().size(), "what is known before the snapshot is shared by all");
            assertTrue(function.log().contains("primed with"), function.log());
            String answer = function.invoke(role == Role.API ? HEALTH : "{\"kind\":\"tick\"}");
            assertTrue(role != Role.API || answer.contains("UP"), answer);
            assertTrue(role == Role.API || !proxy.operations().isEmpty(), "a tick asks the store");
        }
    }

    @Test
    void a_function_without_its_table_says_so_when_it_starts() {
        var environment = Cloud.create("without").environment();
        environment.remove("BATON_TABLE");
        try (Function function = Function.start(Role.API, environment)) {
            IllegalStateException refused =
                    org.junit.jupiter.api.Assertions.assertThrows(IllegalStateException.class, function::ready);
            assertTrue(refused.getMessage().contains("BATON_TABLE"), refused.getMessage());
        }
    }
}
