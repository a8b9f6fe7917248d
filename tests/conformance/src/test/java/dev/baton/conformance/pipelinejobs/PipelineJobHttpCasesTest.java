package dev.baton.conformance.pipelinejobs;

import dev.baton.engine.record.Texts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of the peers' behaviour that arrive by HTTP. */
@QuarkusTest
@TestProfile(PipelineJobHttpCasesTest.Keyed.class)
class PipelineJobHttpCasesTest {
    private static final String KEY = "the-key-of-these-tests";

    /** A server that asks for a key. */
    public static class Keyed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("baton.open", "false", "baton.api-key-sha256", Texts.hash(KEY));
        }
    }

    @TestHTTPResource("/")
    URI base;

    @TestFactory
    Stream<DynamicTest> cases() {
        return new PipelineJobHttpCases(base, KEY).tests();
    }
}
