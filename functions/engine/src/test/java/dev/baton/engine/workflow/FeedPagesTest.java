package dev.baton.engine.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Changes;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemSize;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FeedPagesTest {
    private static final long[] NONE = {};

    /** A first job, and others of which every second waits for it, so that no runs of neighbours shorten the text. */
    private static Graph fan(int width) {
        List<Relations> jobs = new ArrayList<>();
        jobs.add(new Relations(1, "first", NONE, NONE, NONE, NONE, NONE));
        for (int i = 2; i < 2 * width + 2; i++) {
            long[] needs = i % 2 == 0 ? new long[] {1} : NONE;
            jobs.add(new Relations(i, "j" + i, needs, NONE, NONE, NONE, NONE));
        }
        return GraphPlanner.plan(jobs);
    }

    @Test
    void few_feeds_stand_in_the_item_itself() {
        FeedPages feeds = FeedPages.of(fan(10), 0, JobItems.key(3, 1), 1);
        assertTrue(feeds.pages().isEmpty());
        assertEquals("2,4,6,8,10,12,14,16,18,20", feeds.sole());
    }

    @Test
    void many_feeds_stand_in_pages_of_a_kilobyte_that_name_their_epoch() {
        FeedPages feeds = FeedPages.of(fan(3000), 0, JobItems.key(3, 1), 7);
        long[] found = NONE;
        for (Item page : feeds.pages()) {
            assertTrue(ItemSize.bytes(page) <= 1024, "a page of " + ItemSize.bytes(page) + " bytes");
            assertTrue(page.key().sort().contains("/7/"), page.key().sort());
            long[] more = Ranges.parse(page.text(JobAttributes.SOLE_FEEDS));
            found = LongStream.concat(LongStream.of(found), LongStream.of(more)).toArray();
        }
        assertArrayEquals(
                LongStream.rangeClosed(1, 3000).map(i -> 2 * i).toArray(),
                LongStream.of(found).sorted().toArray());
    }

    /** A first job whose followers wait for it alone or for the last job too, at random. */
    private static Graph mixed(Random random, int followers) {
        List<Relations> jobs = new ArrayList<>();
        jobs.add(new Relations(1, "first", NONE, NONE, NONE, NONE, NONE));
        long last = 2_000_000;
        long number = 1;
        for (int i = 0; i < followers; i++) {
            number += 1 + random.nextInt(5);
            long[] needs = random.nextBoolean() ? new long[] {1} : new long[] {1, last};
            jobs.add(new Relations(number, "j" + number, needs, NONE, NONE, NONE, NONE));
        }
        jobs.add(new Relations(last, "last", NONE, NONE, NONE, NONE, NONE));
        return GraphPlanner.plan(jobs);
    }

    private static long[] gathered(List<Item> holders, String attribute) {
        return holders.stream()
                .flatMapToLong(item -> LongStream.of(Ranges.parse(item.text(attribute))))
                .toArray();
    }

    @Test
    void items_and_pages_hold_exactly_the_feeds_of_the_graph() {
        for (int followers : new int[] {0, 1, 5, 15, 20, 25, 30, 200, 2000}) {
            Graph graph = mixed(new Random(followers), followers);
            FeedPages feeds = FeedPages.of(graph, 0, JobItems.key(3, 1), 2);
            Item node = feeds.write(Item.at(JobItems.key(3, 1))).build();
            assertEquals(feeds.pages().size(), node.number(JobAttributes.FEED_PAGES, 0));
            List<Item> holders = feeds.pages().isEmpty() ? List.of(node) : feeds.pages();
            assertArrayEquals(
                    LongStream.of(graph.soleFeeds(0)).sorted().toArray(),
                    gathered(holders, JobAttributes.SOLE_FEEDS),
                    followers + " followers");
            assertArrayEquals(
                    LongStream.of(graph.otherFeeds(0)).sorted().toArray(),
                    gathered(holders, JobAttributes.FEEDS),
                    followers + " followers");
        }
    }

    @Test
    void an_item_keeps_no_more_than_100_characters_of_feeds() {
        FeedPages most = FeedPages.of(fan(34), 0, JobItems.key(3, 1), 1);
        assertEquals(97, most.sole().length());
        assertTrue(most.pages().isEmpty());
        FeedPages more = FeedPages.of(fan(36), 0, JobItems.key(3, 1), 1);
        assertNull(more.sole());
        assertEquals(1, more.pages().size());
    }

    @Test
    void pages_have_the_keys_by_which_they_are_found() {
        Key node = JobItems.key(3, 70_000);
        List<Item> pages = FeedPages.of(fan(3000), 0, node, 7).pages();
        assertTrue(pages.size() > 10);
        for (int page = 0; page < pages.size(); page++) {
            assertEquals(FeedPages.key(node, 7, page), pages.get(page).key());
            assertEquals(node.partition(), pages.get(page).key().partition());
        }
    }

    @Test
    void epochs_jobs_and_latches_have_pages_of_their_own() {
        List<Key> keys = List.of(
                FeedPages.key(JobItems.key(3, 1), 1, 0),
                FeedPages.key(JobItems.key(3, 1), 2, 0),
                FeedPages.key(JobItems.key(3, 1), 1, 1),
                FeedPages.key(JobItems.key(3, 2), 1, 0),
                FeedPages.key(Arrivals.latchKey(3, -1), 1, 0));
        assertEquals(5, keys.stream().distinct().count());
    }

    @Test
    void a_node_whose_feeds_shrink_forgets_its_pages_and_one_whose_feeds_grow_its_text() {
        Item empty = Item.at(JobItems.key(3, 1)).build();
        FeedPages few = FeedPages.of(fan(10), 0, empty.key(), 1);
        FeedPages many = FeedPages.of(fan(3000), 0, empty.key(), 2);
        Item grown = Changes.apply(
                many.write(Update.change()).build(),
                few.write(Item.at(empty.key())).build());
        assertEquals(many.write(Item.at(empty.key())).build(), grown);
        Item shrunk = Changes.apply(few.write(Update.change()).build(), grown);
        assertEquals(few.write(Item.at(empty.key())).build(), shrunk);
    }
}
