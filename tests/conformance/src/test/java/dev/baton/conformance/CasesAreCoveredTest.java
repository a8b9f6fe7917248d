package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CasesAreCoveredTest {
    /** Where the cases of the runner and of the command line are seen, by tests that start the command. */
    private static final Path BY_THE_COMMAND = Path.of("../run/src/test/java/dev/baton/runtest/TorcCasesTest.java");

    private static final String CASE = "[a-z]+_[0-9]{2}_.*";
    private static final Pattern TEST = Pattern.compile("@Test\\s+void (" + CASE + ")\\(\\)");

    @Test
    void each_case_has_a_test_of_its_name_here_or_among_those_that_start_the_command() throws IOException {
        Set<String> tests = TorcCases.OVER_HTTP.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .filter(name -> name.matches(CASE))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> covered = new TreeSet<>(tests);
        TEST.matcher(Files.readString(BY_THE_COMMAND)).results().forEach(found -> covered.add(found.group(1)));
        Set<String> cases = new TreeSet<>();
        try (InputStream json = CasesAreCoveredTest.class.getResourceAsStream("/torc/cases.json")) {
            for (JsonNode each : Wire.JSON.readTree(json).get("cases")) {
                cases.add(each.get("id").textValue().replace('-', '_'));
            }
        }
        assertEquals(cases, covered);
    }
}
