package dev.baton.lambdatest;

import java.nio.charset.StandardCharsets;

/** What became of an invocation. */
public sealed interface Answer {
    /** The function answered. */
    record Payload(byte[] bytes) implements Answer {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The function failed: Lambda's callers get this, and an asynchronous invocation is repeated. */
    record Failed(String report) implements Answer {}

    /** The process ended, or was killed when the time was over, before it answered. */
    record Gone() implements Answer {}
}
