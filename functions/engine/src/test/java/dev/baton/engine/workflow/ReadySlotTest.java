package dev.baton.engine.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.node.Resources;
import dev.baton.engine.record.Ids;
import dev.baton.engine.store.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rank by which ready jobs are claimed (specification of Torc, section 2.6), and where they stand in the index. */
final class ReadySlotTest {
    private record Candidate(long number, int priority, Resources resources) {
        ReadySlot slot(SortMethod method, int shards) {
            return ReadySlot.of(5, number, priority, resources, 0, method, shards);
        }

        int gpus() {
            return resources.gpus();
        }
    }

    private static Resources resources(int cpus, int gpus, String memory, String runtime) {
        return new Resources(cpus, gpus, 1, memory, runtime);
    }

    private static List<Candidate> random(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = new ArrayList<>();
        for (int number = 1; number <= 300; number++) {
            candidates.add(new Candidate(
                    number,
                    random.nextInt(-2, 3),
                    resources(
                            1,
                            random.nextInt(3),
                            (1 + random.nextInt(3)) + "g",
                            "PT" + (1 + random.nextInt(3)) + "H")));
        }
        Collections.shuffle(candidates, random);
        return candidates;
    }

    private static Comparator<Candidate> expected(SortMethod method) {
        Comparator<Candidate> priority =
                Comparator.comparingInt(Candidate::priority).reversed();
        Comparator<Candidate> gpus = Comparator.comparingInt(Candidate::gpus).reversed();
        Comparator<Candidate> runtime = Comparator.comparingLong(
                        (Candidate candidate) -> candidate.resources().runtimeSeconds())
                .reversed();
        Comparator<Candidate> memory = Comparator.comparingLong(
                        (Candidate candidate) -> candidate.resources().memoryBytes())
                .reversed();
        Comparator<Candidate> order = switch (method) {
            case GPUS_RUNTIME_MEMORY ->
                priority.thenComparing(gpus).thenComparing(runtime).thenComparing(memory);
            case GPUS_MEMORY_RUNTIME ->
                priority.thenComparing(gpus).thenComparing(memory).thenComparing(runtime);
            case NONE -> priority;
        };
        return order.thenComparingLong(Candidate::number);
    }

    /** A slot as the index shows it. */
    private static Item entry(ReadySlot slot, long number) {
        return Item.at(JobItems.key(5, number))
                .with(Item.INDEX_PARTITION, slot.partition())
                .with(Item.INDEX_SORT, slot.rank())
                .with(Item.INDEX_VALUE, slot.value())
                .build();
    }

    @Test
    void ranks_follow_priority_then_the_method_then_the_number() {
        for (SortMethod method : SortMethod.values()) {
            List<Candidate> byRank = random(1);
            byRank.sort(
                    Comparator.comparing(candidate -> candidate.slot(method, 1).rank()));
            List<Candidate> byRule = random(1);
            byRule.sort(expected(method));
            assertEquals(byRule, byRank, method.wire());
        }
    }

    @Test
    void another_order_than_the_rank_can_be_had_from_what_the_index_shows() {
        for (SortMethod stored : SortMethod.values()) {
            for (SortMethod wanted : SortMethod.values()) {
                List<Candidate> sorted = random(2);
                sorted.sort(Comparator.comparing(
                        candidate -> ReadySlot.Demand.of(entry(candidate.slot(stored, 1), candidate.number()))
                                .order(wanted)));
                List<Candidate> byRule = random(2);
                byRule.sort(expected(wanted));
                assertEquals(byRule, sorted, stored.wire() + " read as " + wanted.wire());
            }
        }
    }

    @Test
    void extreme_values_keep_their_order() {
        List<Integer> priorities = List.of(Integer.MAX_VALUE, 1, 0, -1, Integer.MIN_VALUE);
        List<String> ranks = priorities.stream()
                .map(priority -> new Candidate(1, priority, Resources.DEFAULT)
                        .slot(SortMethod.GPUS_RUNTIME_MEMORY, 1)
                        .rank())
                .toList();
        assertEquals(ranks.stream().sorted().toList(), ranks);
        assertEquals(1, ranks.stream().map(String::length).distinct().count());
        for (int i = 0; i < ranks.size(); i++) {
            Item entry = entry(
                    new Candidate(1, priorities.get(i), Resources.DEFAULT).slot(SortMethod.GPUS_RUNTIME_MEMORY, 1), 1);
            assertEquals(ranks.get(i), ReadySlot.Demand.of(entry).order(SortMethod.GPUS_RUNTIME_MEMORY));
        }
        Resources huge = resources(1, Integer.MAX_VALUE, "8388607t", "P999999999Y");
        String first = new Candidate(1, 0, huge)
                .slot(SortMethod.GPUS_MEMORY_RUNTIME, 1)
                .rank();
        String next = new Candidate(1, 0, resources(1, 8, "1t", "P30D"))
                .slot(SortMethod.GPUS_MEMORY_RUNTIME, 1)
                .rank();
        assertEquals(first.length(), next.length());
        assertTrue(first.compareTo(next) < 0);
    }

    @Test
    void jobs_with_gpus_stand_apart_and_large_workflows_are_spread() {
        assertEquals(1, ReadySlot.shards(512));
        assertEquals(ReadySlot.SHARDS, ReadySlot.shards(513));
        Candidate plain = new Candidate(6, 0, resources(1, 0, "1g", "PT1H"));
        Candidate gpu = new Candidate(6, 0, resources(1, 1, "1g", "PT1H"));
        String small = plain.slot(SortMethod.NONE, 1).partition();
        assertEquals(List.of(small), ReadySlot.partitions(5, 1, 0));
        List<String> all = ReadySlot.partitions(5, ReadySlot.SHARDS, ReadySlot.SHARDS);
        assertEquals(8, all.stream().distinct().count());
        assertTrue(all.indexOf(plain.slot(SortMethod.NONE, 4).partition()) >= 4, "those for GPU jobs come first");
        assertTrue(all.indexOf(gpu.slot(SortMethod.NONE, 4).partition()) < 4);
        long used = random(3).stream()
                .map(candidate -> candidate.slot(SortMethod.NONE, 4).partition())
                .distinct()
                .count();
        assertEquals(8, used, "every partition that is looked into is used, and no other");
        assertFalse(ReadySlot.partitions(55, 4, 4).stream().anyMatch(all::contains), "another workflow's");
    }

    @Test
    void what_the_index_shows_is_what_the_job_asks_for() {
        Resources asked = new Resources(3, 2, 4, "5g", "PT90M");
        ReadySlot slot = ReadySlot.of(5, 9, 7, asked, 11, SortMethod.GPUS_RUNTIME_MEMORY, 1);
        ReadySlot.Demand demand = ReadySlot.Demand.of(entry(slot, 9));
        assertEquals(3, demand.cpus());
        assertEquals(2, demand.gpus());
        assertEquals(4, demand.nodes());
        assertEquals(5L << 30, demand.memory());
        assertEquals(5400, demand.runtime());
        assertEquals(11, demand.scheduler());
        assertEquals(asked.memoryBytes(), demand.resources().memoryBytes());
        assertEquals(asked.runtimeSeconds(), demand.resources().runtimeSeconds());
        Item item = slot.write(Item.at(JobItems.key(5, 9))).build();
        assertEquals(slot.partition(), item.text(JobAttributes.READY_PARTITION));
        assertEquals(slot.rank(), item.text(JobAttributes.READY_RANK));
        assertFalse(item.has(Item.INDEX_PARTITION), "not ready yet");
    }

    @Test
    void demands_without_measure_are_shown_too() {
        Resources asked = new Resources(1, 0, 1, "8388607t", "P999999999Y");
        ReadySlot slot = ReadySlot.of(5, 9, 7, asked, 11, SortMethod.NONE, 1);
        Resources shown = ReadySlot.Demand.of(entry(slot, 9)).resources();
        assertEquals(asked.memoryBytes(), shown.memoryBytes());
        assertEquals(asked.runtimeSeconds(), shown.runtimeSeconds());
    }

    @Test
    void a_job_fits_what_it_equals_and_nothing_that_lacks_a_bit() {
        Resources asked = new Resources(3, 2, 4, "5g", "PT90M");
        ReadySlot.Demand demand = ReadySlot.Demand.of(entry(ReadySlot.of(5, 9, 0, asked, 0, SortMethod.NONE, 1), 9));
        long memory = 5L << 30;
        assertTrue(demand.fits(new NodeOffer(3, memory, 2, 4, 5400, null)));
        assertTrue(demand.fits(new NodeOffer(99, Long.MAX_VALUE, 9, 9, Long.MAX_VALUE, null)));
        assertFalse(demand.fits(new NodeOffer(2, memory, 2, 4, 5400, null)));
        assertFalse(demand.fits(new NodeOffer(3, memory - 1, 2, 4, 5400, null)));
        assertFalse(demand.fits(new NodeOffer(3, memory, 1, 4, 5400, null)));
        assertFalse(demand.fits(new NodeOffer(3, memory, 2, 3, 5400, null)));
        assertFalse(demand.fits(new NodeOffer(3, memory, 2, 4, 5399, null)));
    }

    @Test
    void a_job_that_wants_a_scheduler_matches_that_one_only() {
        ReadySlot.Demand picky =
                ReadySlot.Demand.of(entry(ReadySlot.of(5, 9, 0, Resources.DEFAULT, 11, SortMethod.NONE, 1), 9));
        ReadySlot.Demand easy =
                ReadySlot.Demand.of(entry(ReadySlot.of(5, 9, 0, Resources.DEFAULT, 0, SortMethod.NONE, 1), 9));
        NodeOffer nobody = new NodeOffer(1, 1, 0, 1, 1, null);
        NodeOffer right = new NodeOffer(1, 1, 0, 1, 1, Ids.of(5, 11));
        NodeOffer wrong = new NodeOffer(1, 1, 0, 1, 1, Ids.of(5, 12));
        assertTrue(picky.matches(right));
        assertFalse(picky.matches(wrong));
        assertFalse(picky.matches(nobody));
        assertTrue(easy.matches(right) && easy.matches(nobody));
    }
}
