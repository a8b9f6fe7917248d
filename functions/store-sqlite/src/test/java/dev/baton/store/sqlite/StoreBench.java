package dev.baton.store.sqlite;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Update;
import dev.baton.storekit.Threads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Measures the store on a file in the given folder; a program, not a test. */
final class StoreBench {
    private static final int ITEMS = 10_000;

    private final Path folder;

    private StoreBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        Path folder = Files.createTempDirectory(Path.of(args[0]), "bench");
        StoreBench bench = new StoreBench(folder);
        try (SqliteItemStore store = bench.open("first.db", Durability.NORMAL)) {
            store.get(key(1));
        }
        report("open a new file to the first get", millis(start), "ms");
        long again = System.nanoTime();
        try (SqliteItemStore store = bench.open("first.db", Durability.NORMAL)) {
            store.get(key(1));
        }
        report("open it again", millis(again), "ms");
        for (int round = 0; round < 3; round++) {
            bench.updates("normal" + round + ".db", Durability.NORMAL, 1, 200_000);
        }
        bench.updates("normal64.db", Durability.NORMAL, 64, 2_000);
        bench.updates("full1.db", Durability.FULL, 1, 2_000);
        bench.updates("full64.db", Durability.FULL, 64, 500);
        for (int round = 0; round < 3; round++) {
            bench.bulk("bulk" + round + ".db");
        }
    }

    private SqliteItemStore open(String name, Durability durability) {
        return SqliteItemStore.open(folder.resolve(name), durability, Clock.systemUTC());
    }

    private void updates(String name, Durability durability, int threads, int each) {
        try (SqliteItemStore store = open(name, durability)) {
            store.putAll(items());
            long start = System.nanoTime();
            Threads.run(threads, thread -> {
                for (int i = 0; i < each; i++) {
                    Key key = key((thread * 131 + i * 7) % ITEMS);
                    long n = store.get(key).orElseThrow().number("n", 0);
                    Condition condition = threads == 1 ? Condition.is("n", n) : Condition.EXISTS;
                    Update update = Update.change()
                            .add("n", 1)
                            .set("status", n % 2 == 0 ? "running" : "ready")
                            .build();
                    if (!store.update(key, update, condition).applied()) {
                        throw new AssertionError("refused");
                    }
                }
                return null;
            });
            long rate = threads * each * 1000L / Math.max(1, millis(start));
            report("get + conditional update, " + durability + ", " + threads + " threads", rate, "/s");
        }
    }

    private void bulk(String name) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            items.add(item(i));
        }
        try (SqliteItemStore store = open(name, Durability.NORMAL)) {
            long start = System.nanoTime();
            store.putAll(items);
            report("putAll of 100,000", millis(start), "ms");
        }
    }

    private static List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(item(i));
        }
        return items;
    }

    private static Key key(int number) {
        return new Key("w#1#" + number % 16, String.format("j#%08d", number));
    }

    private static Item item(int number) {
        return Item.at(key(number))
                .with("status", "blocked")
                .with("n", 0)
                .with("name", "prepare_data_" + number)
                .with("command", "python3 prepare.py --shard " + number)
                .with("waits", LongSet.of(number + 1, number + 2, number + 3))
                .with("epoch", 1)
                .with("created", 1_790_000_000_000L)
                .build();
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void report(String what, long figure, String unit) {
        System.out.printf("%-55s %,10d %s%n", what, figure, unit);
    }
}
