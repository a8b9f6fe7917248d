package dev.baton.conformance.actors;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of abaco/cases.json, over HTTP, in the order of the file. */
@QuarkusTest
@TestProfile(Keyed.class)
class AbacoCasesTest {
    @TestHTTPResource("/")
    URI base;

    @TestFactory
    Stream<DynamicTest> cases() {
        return AbacoCases.ids()
                .map(id -> DynamicTest.dynamicTest(id, () -> new AbacoCases(new InProcess(base)).play(id)));
    }
}
