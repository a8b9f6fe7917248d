package dev.baton.engine.data;

import dev.baton.engine.record.Codec;
import dev.baton.engine.record.Kind;
import dev.baton.engine.store.Item;

/** Files as items. */
public final class FileCodec implements Codec<FileRecord> {
    @Override
    public Kind kind() {
        return Kind.FILE;
    }

    @Override
    public long id(FileRecord file) {
        return file.id();
    }

    @Override
    public long workflowId(FileRecord file) {
        return file.workflowId();
    }

    @Override
    public FileRecord withId(FileRecord file, long workflowId, long id) {
        return file.identified(id, workflowId);
    }

    @Override
    public void write(FileRecord file, Item.Builder item) {
        item.with("n", file.name()).with("p", file.path());
        item.with("m", file.mtime() == null ? null : file.mtime().toString());
        item.with("h", file.hash());
        if (file.size() != null) {
            item.with("z", file.size());
        }
    }

    @Override
    public FileRecord read(long workflowId, long id, Item item) {
        String mtime = item.text("m");
        return new FileRecord(
                id,
                workflowId,
                item.text("n"),
                item.text("p"),
                mtime == null ? null : Double.valueOf(mtime),
                item.has("z") ? Long.valueOf(item.number("z", 0)) : null,
                item.text("h"));
    }

    @Override
    public String content(FileRecord file) {
        return file.path() + "\n" + (file.hash() != null ? file.hash() : file.mtime() + " " + file.size());
    }
}
