package dev.baton.engine.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.record.Codec;
import dev.baton.engine.record.Json;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Machines and requirements come back as they were kept, also from items of the first form, one JSON text. */
class NodeRecordsTest {
    private static final Key KEY = new Key("w/7", "n/3");
    private static final JsonNode FACTS = JsonNodeFactory.instance.objectNode().put("slurm_job_id", "12");
    private final Texts texts = new Texts(new InMemoryBlobStore());

    private static List<ComputeNode> nodes() {
        ComputeNode full = new ComputeNode(
                3, 7, "n\u00f6de", 4711, "2026-01-02T03:04:05Z", 1.5, true, 8, 15.25, 2, 4, "PT4H", 9L, "slurm", FACTS);
        return List.of(
                full,
                full.activity(false, 0.1),
                new ComputeNode(3, 7, null, 0, null, null, null, 0, 0, 0, 0, null, null, null, null),
                new ComputeNode(3, 7, "h".repeat(70_000), 1, "", null, null, 1, 1e-9, 1, 1, "", 0L, "", FACTS));
    }

    private static List<ResourceRequirements> requirements() {
        return List.of(
                new ResourceRequirements(3, 7, "default", Resources.DEFAULT),
                new ResourceRequirements(3, 7, "", new Resources(64, 8, 3, "512G", "P1DT2H")));
    }

    @Test
    void what_is_kept_is_read() {
        nodes().forEach(node -> assertEquals(node, again(new NodeCodec(texts), node)));
        requirements().forEach(one -> assertEquals(one, again(new RequirementsCodec(texts), one)));
    }

    @Test
    void what_was_kept_as_one_text_is_read() {
        nodes().forEach(node -> assertEquals(node, new NodeCodec(texts).read(7, 3, asText(node))));
    }

    @Test
    void requirements_that_were_kept_as_one_text_are_read() {
        List<String> kept = List.of("""
                {"id":3,"workflowId":7,"name":"default","resources":{"cpus":1,"gpus":0,"nodes":1,"memory":"1m","runtime":"P0DT1M"}}""", """
                {"id":3,"workflowId":7,"name":"","resources":{"cpus":64,"gpus":8,"nodes":3,"memory":"512G","runtime":"P1DT2H"}}""");
        assertEquals(
                requirements(),
                kept.stream()
                        .map(text -> new RequirementsCodec(texts)
                                .read(7, 3, Item.at(KEY).with("d", text).build()))
                        .toList());
    }

    private static <T> T again(Codec<T> codec, T record) {
        Item.Builder item = Item.at(KEY);
        codec.write(record, item);
        return codec.read(7, 3, item.build());
    }

    private Item asText(Object record) {
        return Item.at(KEY).with("d", texts.shorten(Json.write(record))).build();
    }
}
