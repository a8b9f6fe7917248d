package dev.baton.cli.tui;

import dev.baton.cli.client.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One thread that takes news, one after another, and draws; others fetch, listen and read keys. Used once. */
final class Dashboard {
    private final Api api;
    private final Window window;
    private final Feed feed;
    private final Painter painter;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private State state;
    private Frame frame;
    private Optional<Listener> listener = Optional.empty();
    private long listensTo;

    Dashboard(Api api, Window window, FactsSource source, Duration interval, boolean colors, long workflow) {
        this.api = api;
        this.window = window;
        this.painter = window.painter(colors);
        this.frame = window.frame();
        this.state = State.first(workflow);
        this.feed = new Feed(source, interval, wanted(), facts -> news.add(new News.Found(facts)));
    }

    /** Runs until somebody quits. */
    void run() throws InterruptedException {
        window.onResize(() -> news.add(new News.Resized()));
        Thread.ofPlatform().daemon().name("baton-keys").start(this::readKeys);
        feed.start();
        boolean goesOn = true;
        while (goesOn) {
            painter.paint(Renderer.render(state, frame, server()));
            goesOn = took(news.take());
            // What has come meanwhile is drawn at once.
            for (News next = news.poll(); goesOn && next != null; next = news.poll()) {
                goesOn = took(next);
            }
            listen();
            feed.want(wanted());
        }
        feed.close();
        listener.ifPresent(Listener::close);
    }

    private String server() {
        return api.base().getHost()
                + (api.base().getPort() < 0 ? "" : ":" + api.base().getPort());
    }

    private Wanted wanted() {
        return state.wanted(frame.page(View.WORKFLOWS));
    }

    private void readKeys() {
        KeyReader keys = window.keys();
        try {
            for (Optional<Key> key = keys.next(); key.isPresent(); key = keys.next()) {
                news.add(new News.Pressed(key.get()));
            }
        } catch (IOException gone) {
            // As the end of the keys.
        }
        news.add(new News.Hung());
    }

    private boolean took(News next) {
        return switch (next) {
            case News.Pressed(Key key) -> pressed(key);
            case News.Found(Facts facts) -> {
                state = Model.found(state, facts);
                yield true;
            }
            case News.Heard(long workflow, Facts.Event event) -> {
                state = Model.heard(state, workflow, event);
                feed.happened();
                yield true;
            }
            case News.Done(String text) -> {
                state = state.but().note(text).state();
                feed.look();
                yield true;
            }
            case News.Resized() -> {
                frame = window.frame();
                painter.forget();
                yield true;
            }
            case News.Hung() -> false;
        };
    }

    private boolean pressed(Key key) {
        Step step = Model.pressed(state, key, frame.page(state.view()));
        state = step.state();
        return switch (step.effect()) {
            case Effect.Nothing nothing -> true;
            case Effect.Look look -> {
                feed.look();
                yield true;
            }
            case Effect.Act act -> {
                Thread.ofVirtual().start(() -> news.add(new News.Done(new Deeds(api).done(act))));
                yield true;
            }
            case Effect.Quit quit -> false;
        };
    }

    /** To the workflow that is open, if one is. */
    private void listen() {
        long open = state.view() == View.WORKFLOWS ? 0 : state.workflow();
        if (open != listensTo) {
            listener.ifPresent(Listener::close);
            listensTo = open;
            listener = open == 0
                    ? Optional.empty()
                    : Optional.of(new Listener(api, open, event -> news.add(new News.Heard(open, event))));
            listener.ifPresent(Listener::start);
        }
    }
}
