package dev.baton.engine.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemSize;
import java.util.ArrayList;
import java.util.List;
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
}
