package dev.baton.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateMachineTest {
    private static String resource(String path) throws IOException {
        try (InputStream in = StateMachineTest.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void isThePublished(StateMachine machine, String name, int legal) throws IOException {
        JsonNode published = new ObjectMapper()
                .readTree(resource("/pipeline/state-machines.json"))
                .get(name);
        int cells = 0;
        assertEquals(published.size(), machine.rows().size());
        for (var row : published.properties()) {
            assertEquals(row.getValue().size(), machine.events().size());
            for (var cell : row.getValue().properties()) {
                Optional<PipelineState> to = machine.next(
                        PipelineState.valueOf(row.getKey()),
                        PipelineEvent.of(cell.getKey()).orElseThrow());
                assertEquals(
                        cell.getValue().textValue(),
                        to.map(Enum::name).orElse(null),
                        row.getKey() + " " + cell.getKey());
                cells += to.isPresent() ? 1 : 0;
            }
        }
        assertEquals(legal, cells);
    }

    @Test
    void the_seeds_machine_is_the_published_one() throws IOException {
        isThePublished(StateMachine.SEED, "legacy_2018_09", 23);
    }

    @Test
    void the_newest_machine_is_the_published_one() throws IOException {
        isThePublished(StateMachine.NEWEST, "newest_2020_06", 43);
    }

    @Test
    void a_machine_is_found_by_its_version() {
        assertEquals(Optional.of(StateMachine.SEED), StateMachine.of("2018"));
        assertEquals(Optional.of(StateMachine.NEWEST), StateMachine.of("2020"));
        assertEquals(Optional.empty(), StateMachine.of("2019"));
    }

    @Test
    void every_edge_is_in_the_picture() {
        String picture = MachinePicture.mermaid(StateMachine.NEWEST);
        StateMachine.NEWEST
                .rows()
                .forEach((from, row) -> row.forEach((event, to) -> assertTrue(
                        picture.lines()
                                .anyMatch(line -> line.contains(from + " --> " + to + ":")
                                        && line.matches(".*[ ,]" + event.text() + "(,.*)?")),
                        from + " " + event)));
    }

    @Test
    void the_pictures_in_the_document_are_drawn_from_the_tables() throws IOException {
        String document = Files.readString(Path.of("PIPELINEJOBS.md"));
        for (StateMachine machine : StateMachine.values()) {
            String picture = "```mermaid\n" + MachinePicture.mermaid(machine) + "```\n";
            assertTrue(document.contains(picture), () -> "PIPELINEJOBS.md should have\n" + picture);
        }
    }

    @Test
    void statuses_stand_for_events_of_their_generation() {
        assertEquals("run", StatusMap.event(StateMachine.SEED, "running"));
        assertEquals(StatusMap.NONE, StatusMap.event(StateMachine.SEED, "PENDING"));
        assertEquals("update", StatusMap.event(StateMachine.SEED, "${STATUS}"));
        assertEquals("resource", StatusMap.event(StateMachine.NEWEST, "PENDING"));
        assertEquals("updated", StatusMap.event(StateMachine.NEWEST, "UPDATED"));
        assertEquals("update", StatusMap.event(StateMachine.NEWEST, "BLOCKED"));
    }
}
