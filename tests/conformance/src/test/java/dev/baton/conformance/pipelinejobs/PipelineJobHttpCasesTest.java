package dev.baton.conformance.pipelinejobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.record.Texts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

    @Test
    void a_case_that_is_not_played_here_is_played_without_http() {
        Set<String> played = cases().map(DynamicTest::getDisplayName).collect(Collectors.toCollection(TreeSet::new));
        List<String> all = JobCase.all().stream().map(JobCase::id).toList();
        all.stream().filter(id -> !PipelineJobCasesTest.OVER_HTTP.contains(id)).forEach(played::add);
        assertEquals(new TreeSet<>(all), played);
        assertEquals(81, played.size());
    }
}
