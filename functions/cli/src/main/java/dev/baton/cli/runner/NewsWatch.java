package dev.baton.cli.runner;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Waits, on a thread of its own, for the source to change without our doing. It listens only when asked: while short
 * jobs follow one another their own ends are news enough.
 */
final class NewsWatch implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Semaphore asked = new Semaphore(0);
    private final JobSource source;
    private final Runnable news;
    private final Thread thread = new Thread(this::listen, "baton-news");
    private boolean listening;

    /** @param news called on the watch's thread when something may have changed */
    NewsWatch(JobSource source, Runnable news) {
        this.source = source;
        this.news = news;
        thread.setDaemon(true);
    }

    /** Listens until there is news; called in the runner's loop. */
    void ask() {
        if (!listening) {
            listening = true;
            if (thread.getState() == Thread.State.NEW) {
                thread.start();
            }
            asked.release();
        }
    }

    /** The news has been heard; called in the runner's loop. */
    void heard() {
        listening = false;
    }

    private void listen() {
        try {
            while (true) {
                asked.acquire();
                hear(LONGEST);
                news.run();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(Duration longest) throws InterruptedException {
        try {
            source.awaitChange(longest);
        } catch (RuntimeException away) {
            Thread.sleep(1_000);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
