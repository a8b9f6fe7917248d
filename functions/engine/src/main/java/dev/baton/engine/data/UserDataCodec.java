package dev.baton.engine.data;

import dev.baton.engine.record.CanonicalJson;
import dev.baton.engine.record.Codec;
import dev.baton.engine.record.Json;
import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Item;

/** User data as items; what is longer than an item should hold goes to a blob. */
public final class UserDataCodec implements Codec<UserData> {
    private final Texts texts;

    public UserDataCodec(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Kind kind() {
        return Kind.USER_DATA;
    }

    @Override
    public long id(UserData record) {
        return record.id();
    }

    @Override
    public long workflowId(UserData record) {
        return record.workflowId();
    }

    @Override
    public UserData withId(UserData record, long workflowId, long id) {
        return new UserData(id, workflowId, record.name(), record.ephemeral(), record.data());
    }

    @Override
    public void write(UserData record, Item.Builder item) {
        item.with("n", record.name()).with("t", record.ephemeral()).with("d", texts.shorten(Json.text(record.data())));
    }

    @Override
    public UserData read(long workflowId, long id, Item item) {
        return new UserData(id, workflowId, item.text("n"), item.truth("t"), Json.value(texts.restore(item.text("d"))));
    }

    @Override
    public String content(UserData record) {
        return CanonicalJson.text(record.data());
    }
}
