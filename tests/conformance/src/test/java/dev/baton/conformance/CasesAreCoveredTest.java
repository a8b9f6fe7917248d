package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CasesAreCoveredTest {
    /** Cases of the runner and of the command line, which are seen where those are tested. */
    private static final Set<String> ELSEWHERE =
            Set.of("fail_12_missing_output", "ud_08_seed_cli_get", "old_02_seed001_get");

    private static final String CASE = "[a-z]+_[0-9]{2}_.*";

    @Test
    void each_case_has_a_test_of_its_name_here_or_is_named_as_seen_elsewhere() throws IOException {
        Set<String> tests = TorcCases.OVER_HTTP.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .filter(name -> name.matches(CASE))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> covered =
                Stream.concat(tests.stream(), ELSEWHERE.stream()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> cases = new TreeSet<>();
        try (InputStream json = CasesAreCoveredTest.class.getResourceAsStream("/torc/cases.json")) {
            for (JsonNode each : Wire.JSON.readTree(json).get("cases")) {
                cases.add(each.get("id").textValue().replace('-', '_'));
            }
        }
        assertEquals(cases, covered);
    }
}
