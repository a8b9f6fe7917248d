package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document at /openapi against what is served: nothing is left out, and nothing is promised that is not there. */
@QuarkusTest
class WholeDocumentTest {
    private static final java.nio.file.Path SOURCES = java.nio.file.Path.of("../../functions/doors/src/main/java");

    @TestHTTPResource("/")
    URI base;

    private JsonNode document;

    @BeforeEach
    void ask() {
        document = new Wire(base).call("GET", "/openapi", null).body();
    }

    private Set<String> described() {
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + shape(path.getKey()))));
        return described;
    }

    /** Names in braces do not matter. */
    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    /** What the classes of the doors say by annotations. */
    private static Set<String> annotated() throws IOException {
        Set<String> served = new TreeSet<>();
        try (Stream<java.nio.file.Path> sources = Files.walk(SOURCES)) {
            for (java.nio.file.Path source : sources.filter(
                            file -> file.toString().endsWith("Resource.java"))
                    .toList()) {
                String name = SOURCES.relativize(source).toString().replace('/', '.');
                served.addAll(annotated(loaded(name.substring(0, name.length() - ".java".length()))));
            }
        }
        return served;
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, WholeDocumentTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    private static List<String> annotated(Class<?> resource) {
        List<String> served = new ArrayList<>();
        Path base = resource.getAnnotation(Path.class);
        if (base != null) {
            for (Method method : resource.getMethods()) {
                for (Annotation each : method.getAnnotations()) {
                    HttpMethod http = each.annotationType().getAnnotation(HttpMethod.class);
                    Path path = method.getAnnotation(Path.class);
                    if (http != null) {
                        alternatives(base.value() + "/" + (path == null ? "" : path.value()))
                                .forEach(one -> served.add(http.value() + " " + shape(clean(one))));
                    }
                }
            }
        }
        return served;
    }

    private static String clean(String path) {
        String clean = path.replaceAll("/+", "/");
        return clean.length() > 1 && clean.endsWith("/") ? clean.substring(0, clean.length() - 1) : clean;
    }

    /** A pattern that is a choice of words stands for as many paths. */
    private static List<String> alternatives(String path) {
        var choice = Pattern.compile("\\{\\w+: ?(\\w+\\|[\\w|]+)}").matcher(path);
        return choice.find()
                ? Stream.of(choice.group(1).split("\\|"))
                        .map(word -> path.substring(0, choice.start()) + word + path.substring(choice.end()))
                        .toList()
                : List.of(path);
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        return all.stream().filter(one -> !others.contains(one)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_path_of_the_doors_is_described_and_no_other() throws IOException {
        Set<String> described = described();
        Set<String> served = annotated();
        assertTrue(served.size() > 180, () -> "only " + served.size());
        assertEquals(Set.of(), without(served, described), "not described");
        Set<String> actors = described.stream()
                .filter(one -> one.contains(" /actors/v2"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(actors, without(described, served), "not served");
    }

    @Test
    void the_actors_door_allows_exactly_the_methods_that_are_described() {
        List<String> wrong = new ArrayList<>();
        document.get("paths").properties().forEach(path -> {
            if (path.getKey().startsWith("/actors/v2")) {
                Set<String> methods = new TreeSet<>();
                path.getValue().fieldNames().forEachRemaining(method -> methods.add(method.toUpperCase(Locale.ROOT)));
                String asked = path.getKey().replaceAll("\\{\\w+}", "x");
                // What it does not know is told with all that it knows.
                Wire.Reply reply = new Wire(base).call("PATCH", asked, "{}");
                if (!reply.body().path("message").asText().contains(methods.toString())) {
                    wrong.add(path.getKey() + " " + methods + ": " + reply);
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void operations_have_ids_of_their_own_and_a_door() {
        List<String> ids = document.get("paths").findValuesAsText("operationId");
        assertEquals(ids.size(), Set.copyOf(ids).size());
        assertEquals(
                Set.of("actors", "baton", "pipelines", "service", "sparky", "torc", "torc of 2023"),
                document.get("paths").findValues("tags").stream()
                        .map(tags -> tags.get(0).asText())
                        .collect(Collectors.toSet()));
    }
}
