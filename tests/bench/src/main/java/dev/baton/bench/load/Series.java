package dev.baton.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Requests that are all known before, asked by several who take them in turn; each must be answered with 200. */
public final class Series implements Asker {
    private static final int AT_ONCE = 32;

    private final Iterator<Question> questions;
    private final Latencies latencies;
    private Question asked;

    /** A request, and who wants its answer. */
    public record Question(byte[] request, Consumer<String> then) {}

    private Series(Iterator<Question> questions, Latencies latencies) {
        this.questions = questions;
        this.latencies = latencies;
    }

    /** Asks all; tells how long each took. */
    public static Latencies ask(int port, Iterator<Question> questions) throws IOException {
        return ask(port, questions, AT_ONCE);
    }

    static Latencies ask(int port, Iterator<Question> questions, int atOnce) throws IOException {
        Latencies latencies = new Latencies();
        Crowd.ask(
                port,
                IntStream.range(0, atOnce)
                        .mapToObj(i -> new Series(questions, latencies))
                        .toList());
        return latencies;
    }

    /** Asks one thing. */
    public static String ask(int port, byte[] request) throws IOException {
        List<String> answers = new ArrayList<>();
        ask(port, List.of(new Question(request, answers::add)).iterator(), 1);
        return answers.getFirst();
    }

    @Override
    public byte[] next() {
        if (!questions.hasNext()) {
            return null;
        }
        asked = questions.next();
        return asked.request();
    }

    @Override
    public void answered(int status, String body, long nanos) {
        if (status != 200) {
            throw new IllegalStateException("the server answered " + status + ": " + body);
        }
        latencies.add(nanos);
        asked.then().accept(body);
    }
}
