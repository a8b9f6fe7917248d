package dev.baton.cli.client;

/** No server answered: it may do so later. */
public final class NoAnswer extends Failure {
    private static final long serialVersionUID = 1;

    NoAnswer(String message) {
        super(message);
    }
}
