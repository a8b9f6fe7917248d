package dev.baton.engine.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.record.Codec;
import dev.baton.engine.record.Json;
import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Item;

/** Resource requirements as items. Those that were written as one JSON text, under {@code d}, are read too. */
public record RequirementsCodec(Texts texts) implements Codec<ResourceRequirements> {
    @Override
    public Kind kind() {
        return Kind.REQUIREMENTS;
    }

    @Override
    public long id(ResourceRequirements requirements) {
        return requirements.id();
    }

    @Override
    public long workflowId(ResourceRequirements requirements) {
        return requirements.workflowId();
    }

    @Override
    public ResourceRequirements withId(ResourceRequirements requirements, long workflowId, long id) {
        return new ResourceRequirements(id, workflowId, requirements.name(), requirements.resources());
    }

    @Override
    public void write(ResourceRequirements requirements, Item.Builder item) {
        Resources resources = requirements.resources();
        item.with("n", texts.shorten(requirements.name())).with("c", resources.cpus());
        item.with("g", resources.gpus(), 0).with("o", resources.nodes(), 1);
        item.with("m", texts.shorten(resources.memory())).with("t", texts.shorten(resources.runtime()));
    }

    @Override
    public ResourceRequirements read(long workflowId, long id, Item item) {
        if (item.has("d")) {
            return firstForm(workflowId, id, Json.value(texts.restore(item.text("d"))));
        }
        Resources resources = new Resources(
                (int) item.number("c", 1),
                (int) item.number("g", 0),
                (int) item.number("o", 1),
                texts.restore(item.text("m")),
                texts.restore(item.text("t")));
        return new ResourceRequirements(id, workflowId, texts.restore(item.text("n")), resources);
    }

    private static ResourceRequirements firstForm(long workflowId, long id, JsonNode kept) {
        JsonNode resources = kept.path("resources");
        return new ResourceRequirements(
                id,
                workflowId,
                kept.path("name").textValue(),
                new Resources(
                        resources.path("cpus").intValue(),
                        resources.path("gpus").intValue(),
                        resources.path("nodes").intValue(),
                        resources.path("memory").textValue(),
                        resources.path("runtime").textValue()));
    }
}
