package dev.baton.engine.node;

import dev.baton.engine.record.Codec;
import dev.baton.engine.record.Json;
import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Value;

/** Workers' machines as items. Those that were written as one JSON text, under {@code d}, are read too. */
public record NodeCodec(Texts texts) implements Codec<ComputeNode> {
    @Override
    public Kind kind() {
        return Kind.COMPUTE_NODE;
    }

    @Override
    public long id(ComputeNode node) {
        return node.id();
    }

    @Override
    public long workflowId(ComputeNode node) {
        return node.workflowId();
    }

    @Override
    public ComputeNode withId(ComputeNode node, long workflowId, long id) {
        return node.identified(id, workflowId);
    }

    @Override
    public void write(ComputeNode node, Item.Builder item) {
        item.with("h", texts.shorten(node.hostname())).with("p", node.pid());
        item.with("s", texts.shorten(node.startTime()));
        item.with(
                "u",
                node.durationSeconds() == null ? null : node.durationSeconds().toString());
        item.with("a", node.active() == null ? null : Value.of(node.active()));
        item.with("c", node.numCpus(), 0).with("m", Double.toString(node.memoryGb()));
        item.with("g", node.numGpus(), 0).with("n", node.numNodes(), 0);
        item.with("l", texts.shorten(node.timeLimit()));
        item.with("i", node.schedulerConfigId() == null ? null : Value.of(node.schedulerConfigId()));
        item.with("t", texts.shorten(node.type())).with("f", texts.shorten(Json.text(node.scheduler())));
    }

    @Override
    public ComputeNode read(long workflowId, long id, Item item) {
        if (item.has("d")) {
            return Json.read(texts.restore(item.text("d")), ComputeNode.class).identified(id, workflowId);
        }
        String seconds = item.text("u");
        return new ComputeNode(
                id,
                workflowId,
                texts.restore(item.text("h")),
                item.number("p", 0),
                texts.restore(item.text("s")),
                seconds == null ? null : Double.valueOf(seconds),
                item.has("a") ? Boolean.valueOf(item.truth("a")) : null,
                (int) item.number("c", 0),
                Double.parseDouble(item.text("m")),
                (int) item.number("g", 0),
                (int) item.number("n", 0),
                texts.restore(item.text("l")),
                item.has("i") ? Long.valueOf(item.number("i", 0)) : null,
                texts.restore(item.text("t")),
                Json.value(texts.restore(item.text("f"))));
    }
}
