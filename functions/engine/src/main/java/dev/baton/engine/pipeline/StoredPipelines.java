package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.Backend;
import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.record.CanonicalJson;
import dev.baton.engine.record.Json;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.Objects;
import java.util.Optional;

/** Pipelines as items of one partition: there are few of them. */
final class StoredPipelines implements Pipelines {
    private static final String PARTITION = "pipelines";
    private static final String MACHINE = "g";
    private static final String RETIRED = "ret";
    private static final String CREATED = "ca";

    private final Backend backend;
    private final Texts texts;

    StoredPipelines(Backend backend, Texts texts) {
        this.backend = backend;
        this.texts = texts;
    }

    @Override
    public Pipeline register(NewPipeline draft) {
        String uuid = draft.uuid() == null
                ? PipelineIdentity.of(draft.id(), draft.components())
                : TypedUuid.parse(draft.uuid())
                        .orElseThrow(() -> new RefusedException("uuid: not a UUID: " + Shown.text(draft.uuid())));
        Pipeline pipeline = new Pipeline(
                uuid,
                draft.id(),
                draft.name(),
                draft.description(),
                draft.components() == null ? JsonNodeFactory.instance.arrayNode() : draft.components(),
                draft.machine() == null ? StateMachine.SEED : draft.machine(),
                backend.now(),
                0);
        return switch (backend.items().put(item(pipeline), Condition.ABSENT)) {
            case Outcome.Applied applied -> pipeline;
            case Outcome.Refused(Optional<Item> now) -> same(pipeline, read(now.orElseThrow()));
        };
    }

    private static Pipeline same(Pipeline wanted, Pipeline standing) {
        boolean equal = Objects.equals(wanted.id(), standing.id())
                && wanted.machine() == standing.machine()
                && CanonicalJson.text(wanted.components()).equals(CanonicalJson.text(standing.components()));
        if (!equal) {
            throw new ConflictException("pipeline " + wanted.uuid()
                    + " is registered with another id, machine or components; give the new one another uuid");
        }
        return standing;
    }

    @Override
    public Pipeline get(String uuid) {
        return find(uuid)
                .orElseThrow(() -> new NotFoundException("pipeline " + Shown.text(uuid) + " is not registered"));
    }

    @Override
    public Optional<Pipeline> find(String uuid) {
        return TypedUuid.parse(uuid).flatMap(id -> backend.items().get(key(id))).map(this::read);
    }

    @Override
    public Page<Pipeline> list(int limit, String cursor) {
        ItemPage page =
                backend.items().query(Query.partition(PARTITION).limit(limit).after(cursor));
        return new Page<>(page.items().stream().map(this::read).toList(), page.cursor());
    }

    @Override
    public Pipeline retire(String uuid) {
        Key key = key(get(uuid).uuid());
        Update retire =
                Update.change().setIfAbsent(RETIRED, Value.of(backend.now())).build();
        return switch (backend.items().update(key, retire, Condition.EXISTS)) {
            case Outcome.Applied(Optional<Item> item) -> read(item.orElseThrow());
            case Outcome.Refused refused ->
                throw new NotFoundException("pipeline " + Shown.text(uuid) + " is not registered");
        };
    }

    @Override
    public Pipeline accepting(String uuid) {
        Pipeline pipeline = find(uuid)
                .orElseThrow(() -> new RefusedException(
                        "pipeline_uuid: pipeline " + Shown.text(uuid) + " is not registered; register it first"));
        if (pipeline.retired()) {
            throw new RefusedException(
                    "pipeline_uuid: pipeline " + pipeline.uuid() + " is retired; it takes no new jobs");
        }
        return pipeline;
    }

    private static Key key(String uuid) {
        return new Key(PARTITION, uuid);
    }

    private Item item(Pipeline pipeline) {
        return Item.at(key(pipeline.uuid()))
                .with("id", pipeline.id())
                .with("name", pipeline.name())
                .with("text", texts.shorten(pipeline.description()))
                .with("parts", texts.shorten(Json.text(pipeline.components())))
                .with(MACHINE, pipeline.machine().version())
                .with(CREATED, pipeline.createdAt())
                .build();
    }

    private Pipeline read(Item item) {
        JsonNode components = Json.value(texts.restore(item.text("parts")));
        return new Pipeline(
                item.key().sort(),
                item.text("id"),
                item.text("name"),
                texts.restore(item.text("text")),
                components,
                StateMachine.of(item.text(MACHINE)).orElseThrow(),
                item.number(CREATED, 0),
                item.number(RETIRED, 0));
    }
}
