package dev.baton.store.sqlite;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Update;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Writes on three threads until it is killed, and says what was acknowledged: a kind and a number on each line. */
final class DoomedWriter {
    static final int BATCH = 20;
    static final char COUNTER = 'c';
    static final char BULK = 'b';
    static final char PAIR = 'p';
    static final char NEW_BLOB = 'n';
    static final char SAME_BLOB = 's';

    private DoomedWriter() {}

    /** Arguments: the folder, the durability, and a name that no other run has. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Durability durability = Durability.valueOf(args[1]);
        String run = args[2];
        SqliteItemStore items = SqliteItemStore.open(folder.resolve("items.db"), durability, Clock.systemUTC());
        FolderBlobStore blobs = FolderBlobStore.open(folder.resolve("blobs"), durability, Clock.systemUTC());
        items.put(Item.at(counter(run)).build(), Condition.ABSENT);
        start(number -> {
            items.update(counter(run), count(run, number), Condition.EXISTS);
            say(COUNTER, number);
        });
        items.put(Item.at(pair(run, 1)).build(), Condition.ABSENT);
        items.put(Item.at(pair(run, 2)).build(), Condition.ABSENT);
        start(number -> {
            items.together(() -> {
                items.update(pair(run, 1), Update.change().add("n", 1).build(), Condition.EXISTS);
                items.update(pair(run, 2), Update.change().add("n", 1).build(), Condition.EXISTS);
            });
            say(PAIR, number);
        });
        start(number -> {
            items.putAll(batch(run, number));
            say(BULK, number);
        });
        start(number -> {
            blobs.putIfAbsent(newBlob(run, number), new ByteArrayInputStream(bytes(number)));
            say(NEW_BLOB, number);
            blobs.put(sameBlob(run), new ByteArrayInputStream(bytes(number)));
            say(SAME_BLOB, number);
        });
    }

    private interface Step {
        void run(int number) throws Exception;
    }

    private static void start(Step step) {
        Thread.ofPlatform().start(() -> {
            try {
                for (int number = 1; ; number++) {
                    step.run(number);
                }
            } catch (Exception e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(3);
            }
        });
    }

    private static void say(char kind, int number) {
        System.out.println(kind + " " + number);
    }

    static Key counter(String run) {
        return new Key("run " + run, "counter");
    }

    /** One of two that are always changed together. */
    static Key pair(String run, int which) {
        return new Key("pair " + run, Integer.toString(which));
    }

    /** Several attributes and the index, so that a torn write would show. */
    static Update count(String run, int number) {
        return Update.change()
                .add("n", 1)
                .set("text", "v".repeat(number % 900))
                .set(Item.INDEX_PARTITION, "index " + run)
                .set(Item.INDEX_SORT, String.format("%09d", number))
                .build();
    }

    static List<Item> batch(String run, int number) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            items.add(Item.at(new Key("bulk " + run, number + "/" + i))
                    .with("sum", (long) number * i)
                    .build());
        }
        return items;
    }

    static String newBlob(String run, int number) {
        return run + "/new/" + number;
    }

    static String sameBlob(String run) {
        return run + "/same";
    }

    static byte[] bytes(int number) {
        return (number + ":" + "x".repeat(number * 37 % 5000)).getBytes(StandardCharsets.UTF_8);
    }
}
