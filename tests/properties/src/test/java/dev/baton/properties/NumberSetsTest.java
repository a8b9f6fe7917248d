package dev.baton.properties;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Sets of numbers, as text and as arrays, against the JDK's sets; and the keys that numbers have. */
final class NumberSetsTest {
    /** Runs and single numbers, of all numbers that records and latches can have. */
    private static SortedSet<Long> numbers(Random random) {
        SortedSet<Long> numbers = new TreeSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            long start = random.nextLong(-Ids.MAX_NUMBER, Ids.MAX_NUMBER + 1);
            start = random.nextBoolean() ? start : start % 20;
            for (long number = start; number <= start + random.nextInt(8); number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static long[] array(Iterable<Long> numbers) {
        List<Long> list = new ArrayList<>();
        numbers.forEach(list::add);
        return list.stream().mapToLong(Long::longValue).toArray();
    }

    @Test
    void ranges_are_one_text_for_each_set() {
        Seeds.each(1000, random -> {
            SortedSet<Long> numbers = numbers(random);
            long[] sorted = array(numbers);
            String text = Ranges.format(sorted);
            assertArrayEquals(sorted, Ranges.parse(text), text);
            List<Long> shuffled = new ArrayList<>(numbers);
            shuffled.addAll(numbers.headSet(0L));
            Collections.shuffle(shuffled, random);
            assertEquals(text, Ranges.format(array(shuffled)));
            assertEquals(text, Ranges.format(Ranges.parse(text)));
        });
    }

    @Test
    void sets_do_what_sets_of_the_jdk_do() {
        Seeds.each(1000, random -> {
            SortedSet<Long> left = numbers(random);
            SortedSet<Long> right = numbers(random);
            LongSet a = LongSet.of(array(left));
            LongSet b = LongSet.of(array(right));
            SortedSet<Long> both = new TreeSet<>(left);
            both.addAll(right);
            assertEquals(LongSet.of(array(both)), a.plus(b));
            assertEquals(a.plus(b), b.plus(a));
            assertEquals(a.plus(b).hashCode(), b.plus(a).hashCode());
            SortedSet<Long> rest = new TreeSet<>(left);
            rest.removeAll(right);
            assertArrayEquals(array(rest), a.minus(b).toArray());
            assertEquals(left.size(), a.size());
            assertEquals(left.isEmpty(), a.isEmpty());
            both.forEach(number -> assertEquals(left.contains(number), a.contains(number)));
            assertEquals(left.equals(right), a.equals(b));
        });
    }

    @Test
    void keys_sort_by_number_and_stand_in_a_listed_partition() {
        Seeds.each(1000, random -> {
            long workflow = 1 + random.nextLong(Ids.MAX_WORKFLOW);
            long low = 1 + random.nextLong(Ids.MAX_NUMBER - 1);
            long high = low + 1 + random.nextLong(Ids.MAX_NUMBER - low);
            Key first = Keys.of(workflow, "j", low);
            Key second = Keys.of(workflow, "j", high);
            assertEquals(low, Keys.number(first));
            assertEquals(high, Keys.number(second));
            assertTrue(first.sort().compareTo(second.sort()) < 0);
            List<String> partitions = Keys.partitions(workflow, high);
            assertTrue(partitions.contains(first.partition()) && partitions.contains(second.partition()));
            assertTrue(partitions.stream().allMatch(partition -> (partition + "/").startsWith("w/" + workflow + "/")));
            assertEquals(Ids.of(workflow, low), Ids.of(Ids.workflow(Ids.of(workflow, low)), Keys.number(first)));
        });
    }
}
