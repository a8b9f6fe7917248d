package dev.baton.cli.runner;

import dev.baton.engine.job.JobStatus;

/** What an end means to the reader of the progress, and its colour (an ANSI code). */
enum EndKind {
    GOOD("32"),
    BAD("31"),
    AGAIN("33"),
    LOST("33");

    private final String color;

    EndKind(String color) {
        this.color = color;
    }

    static EndKind of(FinishedJob finished, Verdict verdict) {
        return switch (verdict.kind()) {
            case DONE -> finished.end().status() == JobStatus.COMPLETED ? GOOD : BAD;
            case RETRY -> AGAIN;
            case NOT_YOURS -> LOST;
        };
    }

    boolean well() {
        return this == GOOD;
    }

    String color() {
        return color;
    }
}
