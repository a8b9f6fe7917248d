package dev.baton.infratests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the module takes for granted of the code that it deploys, read from both. */
final class SourcesTest {
    private static final Path LAMBDA = Terraform.REPOSITORY.resolve("functions/lambda/src/main/java");
    private static final Path STORE = Terraform.REPOSITORY.resolve("functions/store-dynamodb/src/main/java");

    private static String module() throws IOException {
        return text(Terraform.REPOSITORY.resolve("infra"), ".tf");
    }

    private static String text(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            Missing.skip(folder + " is not here");
        }
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(end)).sorted().toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    private static Set<String> all(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void the_handlers_are_classes_of_the_zip() throws IOException {
        text(LAMBDA, ".java");
        for (String handler : all("\"(dev\\.baton\\.lambda\\.\\w+)\"", module())) {
            assertTrue(Files.isRegularFile(LAMBDA.resolve(handler.replace('.', '/') + ".java")), handler);
        }
    }

    @Test
    void every_variable_of_the_functions_is_read_by_their_code() throws IOException {
        String code = text(LAMBDA, ".java") + text(STORE, ".java");
        Set<String> unread = all("\\b(BATON_[A-Z0-9_]+) +=", module());
        unread.removeIf(name -> code.contains('"' + name + '"'));
        assertEquals(Set.of(), unread);
    }

    @Test
    void every_metric_of_baton_that_an_alarm_watches_is_written_under_the_functions_name() throws IOException {
        String code = text(LAMBDA, ".java");
        if (!code.contains("\"StuckWorkflows\"")) {
            Missing.skip("nothing writes the metric StuckWorkflows, so its alarm stays silent");
        }
        assertTrue(
                code.contains("AWS_LAMBDA_FUNCTION_NAME"),
                "metrics must have the dimension Function with the deployed function's name, as infra/alarms.tf watches it");
    }

    /** Calls of the SDK's clients that need a permission; a presigned request needs that of the request. */
    @Test
    void the_roles_grant_the_operations_that_the_store_calls_and_no_other() throws IOException {
        String code = text(STORE, ".java").replaceAll("(?s)class CloudTable.*?\\n}\\n", "");
        Set<String> called = new TreeSet<>();
        for (String operation : List.of("getItem", "putItem", "updateItem", "deleteItem", "query", "batchWriteItem")) {
            if (Pattern.compile("[.:]" + operation + "(Paginator)?\\b")
                    .matcher(code)
                    .find()) {
                called.add("dynamodb:" + upper(operation));
            }
        }
        for (String operation :
                List.of("transactWriteItems", "transactGetItems", "batchGetItem", "scan", "describeTable")) {
            if (Pattern.compile("[.:]" + operation + "(Paginator)?\\(")
                    .matcher(code)
                    .find()) {
                called.add("dynamodb:" + upper(operation));
            }
        }
        Set<String> granted = new TreeSet<>(all("\"(dynamodb:\\w+)\"", module()));
        assertEquals(called, granted);
    }

    private static String upper(String operation) {
        return Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
    }
}
